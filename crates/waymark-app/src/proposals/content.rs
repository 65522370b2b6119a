//! What a proposal becomes, and what may be made of it.

use waymark_core::ledger::{ConfirmedMilestone, ConfirmedProject, ConfirmedStatement, Content};
use waymark_core::record::ProposalContent;

use super::IndicatorCodes;
use crate::error::{AppError, FieldFault};

/// Characters of a name.
const NAME_CHARS_MAX: usize = 1_000;

/// The content of a proposal as it was read.
pub(crate) fn offered(content: &ProposalContent, indicators: &mut IndicatorCodes) -> Content {
    match content {
        ProposalContent::Statement(one) => {
            let code = indicators.code(&one.indicator, one.unit.as_deref());
            Content::Statement(ConfirmedStatement::of(one, code))
        }
        ProposalContent::Milestone(one) => Content::Milestone(ConfirmedMilestone::of(one)),
        ProposalContent::Project(one) => Content::Project(ConfirmedProject::of(one)),
    }
}

/// Content a person gave, with the code of its indicator.
pub(super) fn given(
    content: &Content,
    field: &str,
    indicators: &mut IndicatorCodes,
) -> Result<Content, AppError> {
    let mut content = content.clone();
    let (name_field, name) = match &content {
        Content::Statement(one) => ("indicator", &one.indicator),
        Content::Milestone(one) => ("subject", &one.subject),
        Content::Project(one) => ("name", &one.name),
    };
    let fault = match name.trim().chars().count() {
        0 => Some(FieldFault::new(format!("{field}.{name_field}"), "required")),
        count if count > NAME_CHARS_MAX => {
            Some(FieldFault::new(format!("{field}.{name_field}"), "too_long").found(NAME_CHARS_MAX))
        }
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(AppError::Invalid(vec![fault]));
    }
    if let Content::Statement(one) = &mut content {
        if one.subject.trim().is_empty() {
            one.subject.clone_from(&one.indicator);
        }
        one.indicator_code = indicators.code(&one.indicator, one.unit.as_deref());
    }
    Ok(content)
}

/// Whether two contents are of one sort.
pub(super) fn same_sort(one: &Content, other: &Content) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}
