use serde_json::{Value, json};

use super::join;

fn document(shapes: Value) -> Value {
    json!({
        "paths": {"/tasks": {"post": {
            "requestBody": {"$ref": "#/components/schemas/Outer"},
            "responses": {"200": {"$ref": "#/components/schemas/Outer"}, "404": {"$ref": "#/components/schemas/Same"}},
        }}},
        "components": {"schemas": shapes},
    })
}

#[test]
fn a_shape_is_called_otherwise_where_what_it_holds_differs() {
    let shapes = |required: Value| {
        json!({
            "Outer": {"properties": {"inner": {"$ref": "#/components/schemas/Inner"}, "same": {"$ref": "#/components/schemas/Same"}}},
            "Inner": {"required": required},
            "Same": {"type": "string"},
            "Unused": {"type": "number"},
        })
    };
    let joined = join(document(shapes(json!([]))), document(shapes(json!(["state"]))));
    let post = &joined["paths"]["/tasks"]["post"];
    assert_eq!(post["requestBody"]["$ref"], "#/components/schemas/OuterInput");
    assert_eq!(post["responses"]["200"]["$ref"], "#/components/schemas/Outer");
    let schemas = &joined["components"]["schemas"];
    let names: Vec<&String> = schemas.as_object().unwrap().keys().collect();
    assert_eq!(names, ["Inner", "InnerInput", "Outer", "OuterInput", "Same"]);
    assert_eq!(schemas["InnerInput"]["required"], json!([]));
    assert_eq!(schemas["Inner"]["required"], json!(["state"]));
    let held = &schemas["OuterInput"]["properties"];
    assert_eq!(held["inner"]["$ref"], "#/components/schemas/InnerInput");
    assert_eq!(held["same"]["$ref"], "#/components/schemas/Same");
}

#[test]
fn a_shape_may_hold_itself() {
    let shapes = || json!({"Outer": {"items": {"$ref": "#/components/schemas/Outer"}}, "Same": {}});
    let joined = join(document(shapes()), document(shapes()));
    assert_eq!(joined["components"]["schemas"], shapes());
}
