//! Lines for people. Whoever reads them may go away (`| head -1`): the work is done all the same,
//! and the command ends as it would have. `println!` and `eprintln!` panic there, so that lints
//! forbid them in this crate.

use std::fmt::Arguments;
use std::io::{self, Write as _};

/// Prints a line of the result to standard output.
macro_rules! say {
    ($($words:tt)*) => { $crate::print::result_line(format_args!($($words)*)) };
}

/// Prints a line beside the result to standard error.
macro_rules! note {
    ($($words:tt)*) => { $crate::print::side_line(format_args!($($words)*)) };
}

/// A line to standard output. Where it cannot be written although someone reads (a full disk), the
/// process ends with exit code 1: what was printed is not whole.
pub fn result_line(words: Arguments) {
    match writeln!(io::stdout().lock(), "{words}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            side_line(format_args!("cannot write to standard output: {error}"));
            std::process::exit(1);
        }
        _ => {}
    }
}

/// A line to standard error; where that cannot be written there is nobody left to tell.
pub fn side_line(words: Arguments) {
    let _ = writeln!(io::stderr().lock(), "{words}");
}
