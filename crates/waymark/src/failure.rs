//! How a command ends when it does not end well: a message, a hint, an exit code.

use std::process::ExitCode;

use waymark_report::Lang;

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The arguments do not go together: exit code 2.
    Usage {
        /// What is wrong.
        message: String,
        /// What to type instead.
        hint: String,
    },
    /// The input cannot be read: exit code 3.
    Unreadable {
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: String,
    },
    /// The workbook does not fit: exit code 4. One line a refusal.
    Refused(Vec<String>),
    /// Anything else: exit code 1.
    Internal(anyhow::Error),
}

impl Failure {
    /// Says what happened on standard error.
    pub fn report(self, lang: Lang) -> ExitCode {
        let error = lang.pick("错误：", "error: ");
        let hint_word = lang.pick("提示：", "hint: ");
        match self {
            Failure::Usage { message, hint } => {
                note!("{error}{message}\n{hint_word}{hint}");
                ExitCode::from(2)
            }
            Failure::Unreadable { message, hint } => {
                note!("{error}{message}");
                if !hint.is_empty() {
                    note!("{hint_word}{hint}");
                }
                ExitCode::from(3)
            }
            Failure::Refused(lines) => {
                match lang {
                    Lang::Zh => {
                        note!("{error}工作簿有 {} 处不能接受，未写出台账：", lines.len())
                    }
                    Lang::En => {
                        note!("{error}the workbook has {} refusals; no ledger was written:", lines.len())
                    }
                }
                for line in lines {
                    note!("  {line}");
                }
                ExitCode::from(4)
            }
            Failure::Internal(cause) => {
                note!("{error}{cause:#}");
                ExitCode::from(1)
            }
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Failure::Internal(error)
    }
}
