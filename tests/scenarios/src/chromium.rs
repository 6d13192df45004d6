//! A real browser: Chromium without a window, on a panel that listens on a port of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use host_panel::{Access, Panel};
use host_platform::Host;
use serde::de::DeserializeOwned;
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::devtools::DevTools;

/// Which finds what people with other eyes and hands can't use.
const AXE: &str = include_str!("../vendor/axe.min.js");
/// How often a page is asked whether it's as it is to become.
const AGAIN: Duration = Duration::from_millis(100);

/// How a page is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Of the window.
    pub width: i64,
    /// By the system's wish.
    pub dark: bool,
}

impl Screen {
    /// A desk.
    pub const DESK: Self = Self { width: 1280, dark: false };
    /// A desk at night.
    pub const NIGHT: Self = Self { width: 1280, dark: true };
    /// A telephone.
    pub const TELEPHONE: Self = Self { width: 390, dark: false };
}

/// Chromium on a panel, signed in.
pub struct Chromium {
    tools: DevTools,
    base: String,
    _stop: watch::Sender<bool>,
    _profile: TempDir,
}

impl Chromium {
    /// Starts it on the pages of a host.
    ///
    /// # Panics
    /// Where there is no Chromium: `cargo xtask test` finds or unpacks one.
    pub async fn start(host: &Arc<Host>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let access = Arc::new(Access::new());
        let login = access.path();
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(host_platform::serve(listener, Panel::new(host.clone(), access).router(), stopped));
        let profile = tempfile::tempdir().expect("a folder");
        let tools = crate::with_timeout(DevTools::start(&executable(), profile.path())).await;
        let chromium = Self { tools, base, _stop: stop, _profile: profile };
        chromium.open(&login).await;
        chromium
    }

    /// Goes to a page of the panel.
    ///
    /// # Panics
    /// Where it isn't shown.
    pub async fn open(&self, path: &str) {
        let () = self.value("void (window.before = true)").await;
        let gone = self.tools.send("Page.navigate", json!({ "url": format!("{}{path}", self.base) })).await;
        assert!(gone.get("errorText").is_none(), "{path}: {gone}");
        self.until("window.before === undefined && document.readyState === 'complete'").await;
    }

    /// Looks at what follows on such a screen.
    pub async fn look_on(&self, screen: Screen) {
        let is_small = screen.width < 600;
        let metrics =
            json!({ "width": screen.width, "height": 900, "deviceScaleFactor": 1, "mobile": is_small });
        self.tools.send("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = if screen.dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.tools.send("Emulation.setEmulatedMedia", media).await;
    }

    /// What an expression comes to on the page.
    ///
    /// # Panics
    /// Where it comes to nothing of that kind.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> T {
        let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.tools.send("Runtime.evaluate", asked).await;
        assert!(answer.get("exceptionDetails").is_none(), "{expression:.200}: {answer}");
        let value = answer["result"].get("value").cloned().unwrap_or_default();
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{expression:.200}: {error}"))
    }

    /// Presses a key.
    pub async fn press(&self, key: &str) {
        for kind in ["keyDown", "keyUp"] {
            let code = if key == "Escape" { 27 } else { 13 };
            let event = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            self.tools.send("Input.dispatchKeyEvent", event).await;
        }
    }

    /// All text that is shown.
    pub async fn text(&self) -> String {
        self.value("document.body.innerText").await
    }

    /// Waits until an expression is true on the page.
    ///
    /// # Panics
    /// Where it doesn't become true in time.
    pub async fn until(&self, expression: &str) {
        crate::with_timeout(async {
            while !self.value::<bool>(expression).await {
                tokio::time::sleep(AGAIN).await;
            }
        })
        .await;
    }

    /// Clicks in the middle of an element, as a mouse does, and waits for the page that comes.
    ///
    /// # Panics
    /// Where there is no such element.
    pub async fn click_through(&self, css: &str) {
        let () = self.value("void (window.before = true)").await;
        self.click(css).await;
        self.until("window.before === undefined && document.readyState === 'complete'").await;
    }

    async fn click(&self, css: &str) {
        let place = format!(
            "(() => {{ const it = document.querySelector({css:?}); it.scrollIntoView({{ block: 'center' }});
              const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round); }})()"
        );
        let [x, y]: [i64; 2] = self.value(&place).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.tools.send("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Types into a field.
    pub async fn fill(&self, css: &str, text: &str) {
        self.click(css).await;
        self.tools.send("Input.insertText", json!({ "text": text })).await;
    }

    /// What axe finds that is serious, one line each.
    pub async fn barriers(&self) -> Vec<String> {
        let () = self.value(&format!("{AXE}; void 0")).await;
        self.value(
            "axe.run().then(found => found.violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .map(one => `${one.id}: ${one.nodes[0].html}`))",
        )
        .await
    }

    /// Keeps a picture of the whole page, for people to look at, below the folder of what is built.
    ///
    /// # Panics
    /// Where it can't be written.
    pub async fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots");
        std::fs::create_dir_all(&folder).expect("a folder");
        let taken = self.tools.send("Page.captureScreenshot", json!({ "captureBeyondViewport": true })).await;
        let picture = STANDARD.decode(taken["data"].as_str().expect("a picture")).expect("a picture");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("a file");
    }
}

/// The browser that `cargo xtask test` names or has unpacked.
fn executable() -> PathBuf {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return named.into();
    }
    let unpacked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/browser/chromium");
    let known = ["/usr/bin/chromium", "/usr/bin/chromium-headless-shell", "/usr/bin/google-chrome"];
    let mut found = known.iter().map(PathBuf::from).chain([unpacked]).filter(|path| path.is_file());
    found.next().expect("Chromium: `cargo xtask test` unpacks one; or name yours in CHROMIUM")
}
