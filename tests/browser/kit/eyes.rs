//! Finding controls as a newcomer does: by the words on them, not by ids.

use serde_json::{Value, json};

use super::Visit;

/// Marks the first control that is seen and has the name, or tells which names are seen.
const FIND: &str = "
    const [group, css, name] = arguments;
    const text = element => (element?.textContent ?? '').replace(/\\s+/g, ' ').trim();
    const nameOf = element => element.getAttribute('aria-label')
        || (element.getAttribute('aria-labelledby') ?? '').split(' ').map(id => text(document.getElementById(id))).join(' ').trim()
        || [...(element.labels ?? [])].map(text).join(' ') || text(element) || element.placeholder || '';
    const isNamed = place => [place.getAttribute('aria-label'), text(place.querySelector('legend, summary, h2, h3'))].some(n => n?.includes(group));
    const places = group ? [...document.querySelectorAll('fieldset, [role=group], section, dialog')].filter(isNamed).reverse() : [document];
    const seen = places.flatMap(place => [...place.querySelectorAll(css)]).filter(element => element.checkVisibility());
    const found = seen.find(element => nameOf(element).includes(name));
    document.querySelectorAll('[data-found]').forEach(element => element.removeAttribute('data-found'));
    found?.setAttribute('data-found', '');
    return found ? null : seen.map(nameOf).join(' | ') || 'nothing';";

/// Where [`look_for`] leaves what it found.
pub const FOUND: &str = "[data-found]";

/// Looks for the first control of a kind (CSS) with these words in its name, within the group
/// with those words in its heading; the whole page where `group` is empty. It is then [`FOUND`].
///
/// # Panics
/// Where nothing of that name is seen; tells what is.
pub fn look_for(visit: &Visit, group: &str, kind: &str, name: &str) {
    let instead = visit.run_with(FIND, &json!([group, kind, name]));
    assert_eq!(instead, Value::Null, "{:?}: no {kind} named {name:?} in {group:?}", visit.kind);
}
