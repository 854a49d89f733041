//! The bundled reports as one HTML file, and copies of it that were tampered with. A copy's policy
//! allows what was put into it by its hash, so that no guard has to be loosened to look.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use sijill::packer::single_file::policy_hash;

use super::told;

/// How hashes begin and end in the policy, which stands in an attribute.
const QUOTE: &str = "&#39;";

/// One HTML file, not yet on disk.
#[derive(Clone)]
pub struct LoneFile(pub String);

impl LoneFile {
    /// The bundled reports, packed by the program itself, once a run.
    ///
    /// # Panics
    /// Where they cannot be packed.
    pub fn of_the_seeds() -> Self {
        static PAGE: OnceLock<String> = OnceLock::new();
        let page = PAGE.get_or_init(|| {
            let seeds = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds");
            let file = folder().join("seeds.html");
            let mut pack = Command::new(told("SIJILL_PROGRAM"));
            pack.arg("pack")
                .arg(seeds)
                .arg("--shell")
                .arg(told("SIJILL_SHELL"))
                .arg("--single-file")
                .arg(&file);
            let output = pack.output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            fs::read_to_string(file).unwrap()
        });
        Self(page.clone())
    }

    /// With a script that runs right behind the policy, before everything else.
    pub fn with_script_first(self, script: &str) -> Self {
        let hash = policy_hash(script).replace('\'', QUOTE);
        let page = self.replaced("script-src ", &format!("script-src {hash} "));
        page.replaced("<meta name=\"viewport\"", &format!("<script>{script}</script><meta name=\"viewport\""))
    }

    /// With its own script changed.
    pub fn with_own_script(self, change: impl Fn(&str) -> String) -> Self {
        let (_, after) = self.0.split_once("<script type=\"module\">").unwrap();
        let own = after.split_once("</script>").unwrap().0.to_owned();
        let changed = change(&own);
        assert_ne!(own, changed, "nothing was changed");
        let hashes = [&own, &changed].map(|script| policy_hash(script).replace('\'', QUOTE));
        self.replaced(&hashes[0], &hashes[1]).replaced(&own, &changed)
    }

    /// Without any policy: for canaries.
    pub fn without_policy(self) -> Self {
        self.replaced("http-equiv=\"Content-Security-Policy\"", "name=\"no-policy\"")
    }

    /// The names of its blocks.
    pub fn blocks(&self) -> Vec<String> {
        let ids = self.0.split("id=\"sijill:").skip(1);
        ids.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
    }

    /// With one letter in the middle of a block's base64 another.
    pub fn with_damaged(self, block: &str) -> Self {
        let start = self.0.find(&format!("id=\"sijill:{block}\"")).unwrap();
        let start = start + self.0[start..].find('>').unwrap() + 1;
        let middle = start + self.0[start..].find('<').unwrap() / 2;
        let letter = if &self.0[middle..=middle] == "A" { "B" } else { "A" };
        let mut page = self.0;
        page.replace_range(middle..=middle, letter);
        Self(page)
    }

    fn replaced(self, what: &str, by: &str) -> Self {
        assert!(self.0.contains(what), "the file has no {what}");
        Self(self.0.replacen(what, by, 1))
    }

    /// Puts it on disk; its address.
    pub fn save(&self, name: &str) -> String {
        let file = folder().join(format!("{name}.html"));
        fs::write(&file, &self.0).unwrap();
        format!("file://{}", file.display())
    }
}

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("lone-file");
    fs::create_dir_all(&folder).unwrap();
    folder
}
