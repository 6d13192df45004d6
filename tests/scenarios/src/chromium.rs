//! A real browser: Chromium without a window, on a panel that listens on a port of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use host_panel::{Access, Panel};
use host_platform::Host;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::devtools::{DevTools, Events};

/// axe-core, which finds barriers for people with other eyes and hands.
const AXE: &str = include_str!("../vendor/axe.min.js");
/// Scrolls to an element and gives its middle in the window.
const MIDDLE: &str = "it => {
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = it.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
}";

/// The screen on which a page is shown.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// The window's width.
    pub width: i64,
    /// Whether the system asks for dark colours.
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
    tools: Arc<DevTools>,
    /// The address of the panel, without a path.
    pub base: String,
    stop: watch::Sender<bool>,
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
        let login = access.invite(None);
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(host_platform::serve(listener, Panel::new(host.clone(), access).router(), stopped));
        let profile = tempfile::tempdir().expect("a folder");
        let tools = Arc::new(crate::with_timeout(DevTools::start(&executable(), profile.path())).await);
        let chromium = Self { tools, base, stop, _profile: profile };
        chromium.look_on(Screen::DESK).await;
        chromium.open(&login).await;
        chromium
    }

    /// Stops the panel; the browser stays.
    pub fn stop(&self) {
        let _ = self.stop.send(true);
    }

    /// Goes to a page of the panel.
    ///
    /// # Panics
    /// Where it isn't shown.
    pub async fn open(&self, path: &str) {
        let mut events = self.tools.events();
        let gone = self.tools.send("Page.navigate", json!({ "url": format!("{}{path}", self.base) })).await;
        assert!(gone.get("errorText").is_none(), "{path}: {gone}");
        loaded(&mut events).await;
    }

    /// Shows the pages that follow on such a screen.
    pub async fn look_on(&self, screen: Screen) {
        let is_small = screen.width < 600;
        let metrics =
            json!({ "width": screen.width, "height": 900, "deviceScaleFactor": 1, "mobile": is_small });
        self.tools.send("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = if screen.dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.tools.send("Emulation.setEmulatedMedia", media).await;
    }

    /// The value of an expression on the page.
    ///
    /// # Panics
    /// Where it has no value of that type.
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

    /// Waits until an expression is true on the page, which looks at it with each frame.
    ///
    /// # Panics
    /// Where it doesn't become true in time.
    pub async fn until(&self, expression: &str) {
        let seen = format!(
            "new Promise(seen => (function look() {{ ({expression}) ? seen(true) : requestAnimationFrame(look) }})())"
        );
        assert!(crate::with_timeout(self.value::<bool>(&seen)).await);
    }

    /// Clicks in the middle of an element, as a mouse does, and waits for the page that comes.
    ///
    /// # Panics
    /// Where there is no such element.
    pub async fn click_through(&self, css: &str) {
        let mut events = self.tools.events();
        self.click(css).await;
        loaded(&mut events).await;
    }

    /// Puts a page in the place of each of another site, for the rest of the test: `html` writes it for the address.
    pub async fn elsewhere(&self, html: impl Fn(&str) -> String + Send + 'static) {
        let mut events = self.tools.events();
        let tools = self.tools.clone();
        tokio::spawn(async move {
            while let Some(paused) = events.next("Fetch.requestPaused").await {
                let page = html(paused["request"]["url"].as_str().unwrap_or_default());
                let answer = json!({
                    "requestId": paused["requestId"],
                    "responseCode": 200,
                    "responseHeaders": [{ "name": "content-type", "value": "text/html; charset=utf-8" }],
                    "body": STANDARD.encode(page),
                });
                tools.send("Fetch.fulfillRequest", answer).await;
            }
        });
        self.tools.send("Fetch.enable", json!({ "patterns": [{ "urlPattern": "https://*" }] })).await;
    }

    /// Clicks on what has this role and name for who can't see it either, and waits for the page that comes.
    ///
    /// # Panics
    /// Where there is no such thing.
    pub async fn click_named(&self, role: &str, name: &str) {
        self.click_past(role, name, 0).await;
    }

    /// The same where so many pages lead on by themselves to the one that is waited for.
    ///
    /// # Panics
    /// Where there is no such thing.
    pub async fn click_past(&self, role: &str, name: &str, pages: usize) {
        let mut events = self.tools.events();
        self.turn(role, name).await;
        for _ in 0..=pages {
            loaded(&mut events).await;
        }
    }

    /// Clicks on what has this role and name, such as a switch or the head of a menu; the page stays.
    ///
    /// # Panics
    /// Where there is no such thing.
    pub async fn turn(&self, role: &str, name: &str) {
        let node = self.named(role, name).await;
        let object = self.tools.send("DOM.resolveNode", json!({ "backendNodeId": node })).await;
        let asked = json!({
            "objectId": object["object"]["objectId"],
            "functionDeclaration": format!("function() {{ return ({MIDDLE})(this) }}"),
            "returnByValue": true,
        });
        let place = self.tools.send("Runtime.callFunctionOn", asked).await;
        let [x, y] = serde_json::from_value(place["result"]["value"].clone()).expect("it is shown");
        self.click_at(x, y).await;
    }

    /// Types into the field with this label, in the place of what is there.
    ///
    /// # Panics
    /// Where there is no such field.
    pub async fn fill_named(&self, label: &str, text: &str) {
        let node = self.named("textbox", label).await;
        self.tools.send("DOM.focus", json!({ "backendNodeId": node })).await;
        let () = self.value("void document.activeElement.select()").await;
        self.tools.send("Input.insertText", json!({ "text": text })).await;
    }

    /// The first node with this role whose accessible name begins like this.
    async fn named(&self, role: &str, name: &str) -> Value {
        let tree = self.tools.send("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().expect("nodes");
        let named = |node: &&Value| node["ignored"] == false && node["role"]["value"] == role;
        let known: Vec<&Value> = nodes.iter().filter(named).collect();
        let name_of = |node: &Value| node["name"]["value"].as_str().unwrap_or_default().to_owned();
        let found = known.iter().find(|node| name_of(node).starts_with(name));
        let names = || known.iter().map(|node| name_of(node)).collect::<Vec<_>>().join(", ");
        found.map_or_else(
            || panic!("no {role} {name:?} among {}", names()),
            |node| node["backendDOMNodeId"].clone(),
        )
    }

    async fn click(&self, css: &str) {
        let [x, y] = self.value(&format!("({MIDDLE})(document.querySelector({css:?}))")).await;
        self.click_at(x, y).await;
    }

    async fn click_at(&self, x: i64, y: i64) {
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

    /// The serious barriers that axe finds, one line each.
    pub async fn barriers(&self) -> Vec<String> {
        let () = self.value(&format!("{AXE}; void 0")).await;
        self.value(
            "axe.run().then(found => found.violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .map(one => `${one.id}: ${one.nodes[0].html}`))",
        )
        .await
    }

    /// Saves a picture of the whole page for people to look at, below the target folder.
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

/// Waits for the page that comes next.
async fn loaded(events: &mut Events) {
    crate::with_timeout(events.next("Page.loadEventFired")).await.expect("a browser");
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
