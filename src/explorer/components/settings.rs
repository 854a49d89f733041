//! The settings: how the reader wants the page. Each control is a part of the link.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::dialog::{DialogNames, view_dialog};
use super::part::Part;
use super::recurring::means;
use super::view_offline;
use crate::explorer::messages::guide::{LANGUAGES, SettingsText, guide, help_text, settings_text};
use crate::explorer::messages::messages;
use crate::explorer::offline::Offline;
use crate::explorer::store::Action;
use crate::view::{Contrast, Language, MonthNames, Numerals, ReadingSize, Settings, Theme, View};

/// Two sliders.
const SIGN: &str = "M4 7h9m5 0h2M4 17h2m5 0h9M13 7a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M6 17a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0";

/// What the dialog shows and whom it tells.
#[derive(PartialEq)]
pub struct SettingsDialog {
    /// The settings of the view.
    pub settings: Settings,
    /// Whether single keys are shortcuts.
    pub has_shortcuts: bool,
    /// What is kept for reading offline, where that is known.
    pub offline: Option<Offline>,
    /// How many guides are here: with one more there is more to say.
    pub n_guides: u32,
    /// Told what the reader chose.
    pub on_action: Callback<Action>,
}

/// A setting: its key in links, its name, and its values with their names.
struct Control {
    key: &'static str,
    name: &'static str,
    values: Vec<(&'static str, &'static str)>,
    chosen: &'static str,
    disabled: bool,
}

impl Part for SettingsDialog {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_settings_dialog(self).run(context)
    }
}

/// The button in the bar and its dialog.
#[hook]
fn use_settings_dialog(props: &SettingsDialog) -> Html {
    let SettingsDialog { settings, has_shortcuts, offline, on_action, .. } = props;
    let settings = *settings;
    let text = settings_text(settings.language());
    let names = DialogNames {
        id: "settings",
        title: text.title,
        close: help_text(settings.language()).close,
        sign: SIGN,
    };
    let on_toggle = means(on_action, Action::ShortcutsToggled);
    let on_reset = means(on_action, Action::SettingsChosen(Settings::default()));
    let content = html! {
        <div class="settings">
            <div class="setting-list">
                for control in controls(settings, text) {
                    { view_control(&control, settings, on_action) }
                }
            </div>
            <label class="check">
                <input id="shortcuts" type="checkbox" checked={*has_shortcuts} onchange={on_toggle} />
                <span>{ text.shortcuts }</span>
            </label>
            <p class="quiet">{ guide(settings.language()).map(|guide| guide.text("settings-hint")) }</p>
            <button id="settings-reset" class="button" type="button" onclick={on_reset}>{ text.reset }</button>
            { view_offline(settings.language(), messages(settings.wording()), *offline, on_action) }
        </div>
    };
    view_dialog(names, content)
}

/// One control a setting. A setting that has none does not compile.
fn controls(settings: Settings, text: &SettingsText) -> [Control; 6] {
    let Settings { language: _, numerals: _, months: _, theme, contrast, reading_size } = settings;
    let wording = settings.wording();
    let control = |key, name, values, chosen| Control { key, name, values, chosen, disabled: false };
    [
        control(
            "ui",
            text.language,
            values(Language::ALL, Language::as_str, &LANGUAGES),
            wording.language.as_str(),
        ),
        control(
            "digits",
            text.numerals,
            values(Numerals::ALL, Numerals::as_str, &text.each_numerals),
            wording.numerals.as_str(),
        ),
        Control {
            // English has but one name for each.
            disabled: wording.language != Language::Arabic,
            ..control(
                "months",
                text.months,
                values(MonthNames::ALL, MonthNames::as_str, &text.each_months),
                wording.months.as_str(),
            )
        },
        control(
            "size",
            text.size,
            values(ReadingSize::ALL, ReadingSize::as_str, &text.each_size),
            reading_size.unwrap_or(ReadingSize::Medium).as_str(),
        ),
        control(
            "theme",
            text.theme,
            values(Theme::ALL, Theme::as_str, &text.each_theme),
            theme.unwrap_or(Theme::System).as_str(),
        ),
        control(
            "contrast",
            text.contrast,
            values(Contrast::ALL, Contrast::as_str, &text.each_contrast),
            contrast.unwrap_or(Contrast::System).as_str(),
        ),
    ]
}

/// Spelling and name of each value.
fn values<T: Copy>(
    all: &[T],
    spelling: impl Fn(T) -> &'static str,
    names: &[&'static str],
) -> Vec<(&'static str, &'static str)> {
    all.iter().map(|&value| spelling(value)).zip(names.iter().copied()).collect()
}

fn view_control(control: &Control, settings: Settings, on_action: &Callback<Action>) -> Html {
    let Control { key, name, values, chosen, disabled } = control;
    let on_action = on_action.clone();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            on_action.emit(Action::SettingsChosen(with(settings, &input.name(), &input.value())));
        }
    });
    html! {
        <fieldset key={*key} class="setting" data-setting={*key} disabled={*disabled} {onchange}>
            <legend>{ *name }</legend>
            <div class="choices">
                for (value, name) in values {
                    <label class="choice">
                        <input type="radio" name={*key} value={*value} checked={value == chosen} />
                        <span lang={lang_of(name)}>{ *name }</span>
                    </label>
                }
            </div>
        </fieldset>
    }
}

/// Names in the letters of either language say which it is.
fn lang_of(name: &str) -> Option<&'static str> {
    crate::explorer::passage::direction_of(name).lang()
}

/// The settings with one of them set as a link would.
fn with(settings: Settings, key: &str, value: &str) -> Settings {
    View::decode(&format!("v1&{key}={value}")).0.settings.or(settings)
}

#[cfg(feature = "headless")]
#[cfg(test)]
mod tests {
    use super::super::part::{Held, Holder, HolderProps};
    use super::*;
    use yew::LocalServerRenderer;

    fn render(settings: Settings) -> String {
        let props = SettingsDialog {
            settings,
            has_shortcuts: true,
            offline: None,
            n_guides: 0,
            on_action: Callback::noop(),
        };
        let renderer = LocalServerRenderer::<Holder>::with_props(HolderProps { part: Held::new(props) })
            .hydratable(false);
        futures::executor::block_on(renderer.render())
    }

    /// Every setting there is: its key in links and its values as settings of their own. A new
    /// field does not compile until it is here.
    fn all_settings() -> Vec<(&'static str, Vec<Settings>)> {
        let none = Settings::default();
        let Settings { language, numerals, months, theme, contrast, reading_size } = none;
        assert!(
            (language, numerals, months, theme, contrast, reading_size)
                == (None, None, None, None, None, None)
        );
        vec![
            ("ui", Language::ALL.iter().map(|&v| Settings { language: Some(v), ..none }).collect()),
            ("digits", Numerals::ALL.iter().map(|&v| Settings { numerals: Some(v), ..none }).collect()),
            ("months", MonthNames::ALL.iter().map(|&v| Settings { months: Some(v), ..none }).collect()),
            ("theme", Theme::ALL.iter().map(|&v| Settings { theme: Some(v), ..none }).collect()),
            ("contrast", Contrast::ALL.iter().map(|&v| Settings { contrast: Some(v), ..none }).collect()),
            ("size", ReadingSize::ALL.iter().map(|&v| Settings { reading_size: Some(v), ..none }).collect()),
        ]
    }

    /// The values of an attribute, sorted.
    fn each<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let opened = format!("{attribute}=\"");
        let mut values: Vec<&str> =
            html.split(&opened).skip(1).filter_map(|rest| rest.split('"').next()).collect();
        values.sort_unstable();
        values
    }

    #[test]
    fn every_setting_has_a_control_and_every_control_a_part_of_the_link() {
        let html = render(Settings::default());
        let mut keys: Vec<&str> = all_settings().iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        assert_eq!(each(&html, "data-setting"), keys);
    }

    #[test]
    fn every_value_of_every_control_comes_back_from_its_link() {
        let html = render(Settings::default());
        for (key, settings) in all_settings() {
            let control = html.split(&format!("data-setting=\"{key}\"")).nth(1).unwrap();
            let control = control.split("</fieldset>").next().unwrap();
            assert_eq!(control.matches("type=\"radio\"").count(), settings.len(), "{key}");
            for settings in settings {
                let link = View { settings, ..View::default() }.encode();
                assert_eq!(View::decode(&link).0.settings, settings, "{link}");
                let value = link.split_once('=').unwrap().1;
                assert_eq!(with(Settings::default(), key, value), settings, "{link}");
                assert!(each(control, "value").contains(&value), "{key} has no {value}");
            }
        }
    }

    #[test]
    fn the_value_in_force_is_the_one_that_is_checked() {
        for (key, settings) in all_settings() {
            for settings in settings {
                let html = render(settings);
                let control = html.split(&format!("data-setting=\"{key}\"")).nth(1).unwrap();
                let radios = control.split("</fieldset>").next().unwrap().split("<input").skip(1);
                let checked: Vec<&str> = radios.filter(|radio| radio.contains(" checked")).collect();
                let link = View { settings, ..View::default() }.encode();
                let value = link.split_once('=').unwrap().1;
                assert!(checked.len() == 1 && each(checked[0], "value") == [value], "{link}: {checked:?}");
            }
        }
    }

    #[test]
    fn a_choice_leaves_the_other_settings_as_they_are() {
        let dark = Settings { theme: Some(Theme::Dark), ..Settings::default() };
        let english = with(dark, "ui", "en");
        assert_eq!(english, Settings { language: Some(Language::English), ..dark });
        assert_eq!(with(english, "ui", "xx"), english);
    }
}
