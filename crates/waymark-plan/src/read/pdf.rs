use super::*;
pub(super) fn read(_: &[u8]) -> Result<Parts, ReadError> {
    Err(ReadError::Empty)
}
