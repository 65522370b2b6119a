//! How much one record may hold: bodies of requests are limited as a whole, this limits their parts.

use serde::Serialize;
use serde_json::Value;

use crate::error::{AppError, FieldFault};

/// Most characters of one text.
const TEXT_CHARS_MAX: usize = 20_000;
/// Most entries of one list.
const LIST_LENGTH_MAX: usize = 1_000;

/// Refuses what holds more than a record may.
pub(crate) fn fits_in_size(body: &impl Serialize) -> Result<(), AppError> {
    let oversized = oversized(&serde_json::to_value(body)?);
    if oversized.is_empty() { Ok(()) } else { Err(AppError::Invalid(oversized)) }
}

/// Texts and lists beyond what a record may hold, by their path.
fn oversized(body: &Value) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    look(body, String::new(), &mut faults);
    faults
}

fn look(value: &Value, path: String, faults: &mut Vec<FieldFault>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::String(text) if text.chars().nth(TEXT_CHARS_MAX).is_some() => {
            faults.push(FieldFault::new(path, "too_long").found(TEXT_CHARS_MAX));
        }
        Value::Array(items) if items.len() > LIST_LENGTH_MAX => {
            faults.push(FieldFault::new(path, "too_many_entries").found(LIST_LENGTH_MAX));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| look(item, below(&at.to_string()), faults));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| look(field, below(name), faults));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_what_is_too_much_by_its_path() {
        let long = "字".repeat(TEXT_CHARS_MAX);
        let many = vec![1; LIST_LENGTH_MAX];
        assert_eq!(oversized(&json!({ "text": long, "list": many })), []);
        let (longer, more) = (long.clone() + "字", [many.clone(), vec![1]].concat());
        let body = json!({ "a": [{ "text": longer }], "list": [many, more] });
        let faults: Vec<_> = oversized(&body).into_iter().map(|fault| (fault.field, fault.code)).collect();
        let fault = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        assert_eq!(faults, [fault("a.0.text", "too_long"), fault("list.1", "too_many_entries")]);
    }
}
