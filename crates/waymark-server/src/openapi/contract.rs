//! Requests and answers of one shape are two contracts: a field with a default may be left out of a
//! request and always stands in an answer. Where they differ the shape of the request is called `…Input`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

const SCHEMAS: &str = "#/components/schemas/";

/// The description whose requests are those of the first, and whose answers are those of the second.
pub fn join(mut asked: Value, mut answered: Value) -> Value {
    let (asked_shapes, answered_shapes) = (take_shapes(&mut asked), take_shapes(&mut answered));
    let mut shapes = BTreeMap::new();
    for (operation, other) in operations(&mut asked).into_iter().zip(operations(&mut answered)) {
        let mut responses = other.remove("responses").unwrap_or_default();
        collect(&mut responses, &answered_shapes, &mut shapes, &str::to_owned);
        operation.insert("responses".to_owned(), responses);
    }
    let mut differing = differing(&asked_shapes, &answered_shapes);
    differing.retain(|name| shapes.contains_key(name));
    let called = |name: &str| {
        if differing.contains(name) { format!("{name}Input") } else { name.to_owned() }
    };
    for operation in operations(&mut asked) {
        for (_, part) in operation.iter_mut().filter(|(name, _)| *name != "responses") {
            collect(part, &asked_shapes, &mut shapes, &called);
        }
    }
    asked["components"]["schemas"] = Value::Object(shapes.into_iter().collect());
    asked
}

fn take_shapes(document: &mut Value) -> Map<String, Value> {
    match document["components"]["schemas"].take() {
        Value::Object(shapes) => shapes,
        _ => Map::new(),
    }
}

fn operations(document: &mut Value) -> Vec<&mut Map<String, Value>> {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    let methods = paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut);
    methods.filter_map(Value::as_object_mut).collect()
}

/// Calls back with every name that is referred to.
fn references(value: &mut Value, each: &mut dyn FnMut(&mut String)) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(to)) = fields.get_mut("$ref") {
                each(to);
            }
            fields.values_mut().for_each(|field| references(field, each));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| references(item, each)),
        _ => {}
    }
}

/// Names that mean one thing in a request and another in an answer, by themselves or by what they hold.
fn differing(asked: &Map<String, Value>, answered: &Map<String, Value>) -> BTreeSet<String> {
    let mut differing: BTreeSet<String> = asked
        .iter()
        .filter(|(name, shape)| answered.get(*name).is_some_and(|other| other != *shape))
        .map(|(name, _)| name.clone())
        .collect();
    loop {
        let mut grown = differing.clone();
        for (name, shape) in asked {
            references(&mut shape.clone(), &mut |to| {
                if to.strip_prefix(SCHEMAS).is_some_and(|to| differing.contains(to)) {
                    grown.insert(name.clone());
                }
            });
        }
        grown.retain(|name| answered.contains_key(name));
        if grown.len() == differing.len() {
            return grown;
        }
        differing = grown;
    }
}

/// Puts every shape a part refers to among the shapes, under its name there, and refers to that.
fn collect(
    part: &mut Value,
    known: &Map<String, Value>,
    shapes: &mut BTreeMap<String, Value>,
    called: &dyn Fn(&str) -> String,
) {
    let mut found = Vec::new();
    references(part, &mut |to| {
        let Some(name) = to.strip_prefix(SCHEMAS).map(str::to_owned) else { return };
        *to = format!("{SCHEMAS}{}", called(&name));
        found.push(name);
    });
    for name in found {
        let called_here = called(&name);
        if shapes.contains_key(&called_here) {
            continue;
        }
        let Some(shape) = known.get(&name) else { continue };
        let mut shape = shape.clone();
        shapes.insert(called_here.clone(), shape.clone());
        collect(&mut shape, known, shapes, called);
        shapes.insert(called_here, shape);
    }
}

#[cfg(test)]
mod tests;
