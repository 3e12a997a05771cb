//! One piece of an answer, which can be said as XML or as JSON.
//!
//! Plex answers XML by default and JSON when asked; XML has 0 and 1 where JSON has false and true, and empty text for null.

use quick_xml::escape::escape;
use serde_json::{Map, Value};

/// An XML element whose attributes keep their JSON types.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    name: String,
    attributes: Vec<(String, Value)>,
    children: Vec<Element>,
    text: Option<String>,
}

impl Element {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children: Vec::new(), text: None }
    }

    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    pub(crate) fn child(mut self, child: Element) -> Self {
        self.children.push(child);
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.text = Some(text.to_owned());
        self
    }

    /// Says a JSON value the way plex.tv does in XML: plain members are attributes, objects are child elements, and a list
    /// `features` is an element `features` that holds one `feature` each; a plain item becomes the attribute `id`.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    pub(crate) fn from_json(name: &str, value: &Value) -> Self {
        let mut element = Self::new(name);
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    match member {
                        Value::Object(_) | Value::Array(_) => element.children.push(Self::from_json(key, member)),
                        plain => element.attributes.push((key.clone(), plain.clone())),
                    }
                }
            }
            Value::Array(items) => {
                let one = name.strip_suffix('s').unwrap_or(name);
                element.children = items.iter().map(|item| Self::from_json(one, item)).collect();
            }
            plain => element.attributes.push(("id".to_owned(), plain.clone())),
        }
        element
    }

    /// The whole document.
    pub(crate) fn document(&self) -> String {
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        self.write(&mut xml);
        xml.push('\n');
        xml
    }

    fn write(&self, xml: &mut String) {
        xml.push('<');
        xml.push_str(&self.name);
        for (name, value) in &self.attributes {
            xml.push_str(&format!(" {name}=\"{}\"", escape(plain(value))));
        }
        if self.children.is_empty() && self.text.is_none() {
            // A media server never closes its container in one tag.
            xml.push_str(if self.name == "MediaContainer" { ">\n</MediaContainer>" } else { "/>" });
            return;
        }
        xml.push('>');
        if let Some(text) = &self.text {
            xml.push_str(&escape(text.as_str()));
        }
        for child in &self.children {
            child.write(xml);
        }
        xml.push_str(&format!("</{}>", self.name));
    }

    /// As a media server says it in JSON: `{"MediaContainer": {attributes, "Child": [...]}}`.
    pub(crate) fn json(&self) -> Value {
        let mut outer = Map::new();
        outer.insert(self.name.clone(), self.inner_json());
        Value::Object(outer)
    }

    fn inner_json(&self) -> Value {
        let mut members: Map<String, Value> = self.attributes.iter().cloned().collect();
        for child in &self.children {
            let list = members.entry(child.name.clone()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(items) = list {
                items.push(child.inner_json());
            }
        }
        Value::Object(members)
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => u8::from(*yes).to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_says_flags_as_digits_null_as_nothing_and_escapes() {
        let element = Element::new("A").with("yes", true).with("none", Value::Null).with("name", "Bob's <\"&\">");
        let xml = element.document();
        assert!(xml.ends_with("<A yes=\"1\" none=\"\" name=\"Bob&apos;s &lt;&quot;&amp;&quot;&gt;\"/>\n"), "{xml}");
    }

    #[test]
    fn lists_become_elements_of_the_singular() {
        let json = serde_json::json!({"active": false, "features": ["home"]});
        let xml = Element::from_json("subscription", &json).document();
        assert!(
            xml.contains("<subscription active=\"0\"><features><feature id=\"home\"/></features></subscription>"),
            "{xml}"
        );
    }
}
