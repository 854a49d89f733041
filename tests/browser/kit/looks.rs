//! What can be measured of a page as it is painted: contrast, targets, and what sticks out. Each
//! returns one line a problem; each panics where there was nothing to measure, so that an empty
//! page never passes.

use serde_json::{Value, json};

use super::Browser;

/// The least contrast: of text, of large text, and of the signs of a chart.
#[derive(Clone, Copy, Debug)]
pub struct Contrast {
    text: f64,
    large: f64,
    graphics: f64,
}

impl Contrast {
    /// WCAG 2.2 AA.
    pub const AA: Self = Self { text: 4.5, large: 3.0, graphics: 3.0 };
    /// For readers who ask for more contrast: WCAG 2.2 AAA.
    pub const MORE: Self = Self { text: 7.0, large: 4.5, graphics: 3.0 };
}

/// The least size of a target, in CSS pixels: for a pointer and for a finger.
pub const TARGET: f64 = 24.0;
/// See [`TARGET`].
pub const TARGET_OF_FINGER: f64 = 44.0;

/// The signs of the timeline. Those that only its own period leaves out are pale on purpose: their
/// numbers are said in words.
const SIGNS: &str = ".lane-drawing .sign:not([data-hit=false]), .legend .sign";

/// Texts and signs that are too pale for their background.
pub fn too_pale(browser: &Browser, least: Contrast) -> Vec<String> {
    let Contrast { text, large, graphics } = least;
    problems(browser.run_with(include_str!("contrast.js"), &json!([text, large, graphics, SIGNS])))
}

/// Controls that are smaller than `least` CSS pixels in width or height.
pub fn too_small(browser: &Browser, least: f64) -> Vec<String> {
    problems(browser.run_with(include_str!("targets.js"), &json!([least])))
}

/// What sticks out of the window sideways.
pub fn sticks_out(browser: &Browser) -> Vec<String> {
    problems(browser.run(STICKS_OUT))
}

const STICKS_OUT: &str = "
    const limit = document.documentElement.clientWidth, wide = document.documentElement.scrollWidth;
    const problems = wide > limit ? ['page: ' + wide + ' > ' + limit] : [];
    for (const element of problems.length ? document.body.querySelectorAll('*') : []) {
        const box = element.getBoundingClientRect();
        if (box.width && (box.right > limit + 1 || box.left < -1)) problems.push(element.tagName + '#' + element.id + '.' + element.getAttribute('class') + ' ' + Math.round(box.left) + '..' + Math.round(box.right));
    }
    return { measured: 1, problems: problems.slice(0, 12) };";

fn problems(found: Value) -> Vec<String> {
    assert!(found["measured"].as_u64().is_some_and(|n| n > 0), "nothing was measured: {found}");
    let problems = found["problems"].as_array().into_iter().flatten();
    problems.filter_map(Value::as_str).map(str::to_owned).collect()
}
