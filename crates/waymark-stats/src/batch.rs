//! Many series at once, each distinct one fitted once.

use std::collections::HashMap;

use crate::forecast::{Forecast, Options, forecast};
use crate::refusal::Refusal;

/// One series and what is asked of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request<'a> {
    /// The values in time order.
    pub values: &'a [f64],
    /// What is asked.
    pub options: Options,
}

/// Answers, with what is shared kept once.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    distinct: Vec<Result<Forecast, Refusal>>,
    of_request: Vec<usize>,
}

impl Answers {
    /// The answer to the request at this place.
    pub fn get(&self, request: usize) -> Option<&Result<Forecast, Refusal>> {
        self.distinct.get(*self.of_request.get(request)?)
    }

    /// The answers in the order of the requests.
    pub fn iter(&self) -> impl Iterator<Item = &Result<Forecast, Refusal>> {
        self.of_request.iter().map(|index| &self.distinct[*index])
    }

    /// How many series were fitted.
    pub fn fitted(&self) -> usize {
        self.distinct.len()
    }
}

/// Answers all requests.
pub fn forecast_all(requests: &[Request<'_>]) -> Answers {
    let mut seen: HashMap<Vec<u64>, usize> = HashMap::with_capacity(requests.len());
    let mut answers = Answers { distinct: Vec::new(), of_request: Vec::with_capacity(requests.len()) };
    for request in requests {
        let index = *seen.entry(key(request)).or_insert_with(|| {
            answers.distinct.push(forecast(request.values, &request.options));
            answers.distinct.len() - 1
        });
        answers.of_request.push(index);
    }
    answers
}

/// Everything the answer depends on, bit by bit.
fn key(request: &Request<'_>) -> Vec<u64> {
    let options = &request.options;
    let bound = |bound: Option<f64>| bound.map_or([0, 0], |bound| [1, bound.to_bits()]);
    let head = [options.frequency.per_year() as u64, options.horizon as u64];
    let bounds = bound(options.least).into_iter().chain(bound(options.most));
    head.into_iter().chain(bounds).chain(request.values.iter().map(|value| value.to_bits())).collect()
}

#[cfg(test)]
mod tests;
