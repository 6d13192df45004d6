//! A browser without a window: it follows links and redirects, keeps cookies, and fills forms in as they are on the
//! page. What it can't do, nobody can without a script.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use scraper::{ElementRef, Html, Selector};
use tower_service::Service as _;
use url::form_urlencoded;

/// The origin that the panel believes to have.
const ORIGIN: &str = "http://127.0.0.1:8360";
/// Redirects that are followed.
const REDIRECTS: usize = 5;

/// A browser, and the page that it shows.
pub struct Browser {
    router: Router,
    /// The cookies, by path and name.
    cookies: BTreeMap<(String, String), String>,
    language: &'static str,
    /// The path of the page.
    pub path: String,
    /// The status of the last answer.
    pub status: StatusCode,
    /// The headers of the last answer.
    pub headers: http::HeaderMap,
    /// The page as it came.
    pub source: String,
}

impl Browser {
    /// A browser that shows nothing yet, of a reader of this language.
    #[must_use]
    pub fn new(router: Router, language: &'static str) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            language,
            path: "/".into(),
            status: StatusCode::OK,
            headers: http::HeaderMap::new(),
            source: String::new(),
        }
    }

    /// Goes to an address of the panel.
    ///
    /// # Panics
    /// Where it is none.
    pub async fn open(&mut self, path: &str) -> &mut Self {
        let request = Request::get(path).body(Body::empty()).expect("an address");
        self.send(path.to_owned(), request).await;
        self
    }

    /// Follows the first link whose text has this in it.
    ///
    /// # Panics
    /// Where there is none.
    pub async fn follow(&mut self, text: &str) -> &mut Self {
        let url = {
            let page = self.page();
            let all = selector("main a[href]");
            let link = page.select(&all).find(|link| text_of(*link).contains(text));
            let link = link.unwrap_or_else(|| panic!("there is no link {text:?}: {}", self.text()));
            link.value().attr("href").unwrap_or_default().to_owned()
        };
        let path = url.split('#').next().unwrap_or_default().to_owned();
        self.open(&path).await
    }

    /// Presses the first button whose text has this in it, after filling these fields in: a field by the text of its
    /// label or by its name; `on` and `off` for a checkbox.
    ///
    /// # Panics
    /// Where there is no such button or field, or the button is disabled.
    pub async fn press(&mut self, button: &str, fields: &[(&str, &str)]) -> &mut Self {
        let (action, body) = self.filled(button, fields);
        let path = if action.is_empty() { self.path.clone() } else { action };
        let request = Request::post(&path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, ORIGIN)
            .body(Body::from(body));
        self.send(path, request.expect("a form")).await;
        self
    }

    /// Sends a form as another site would.
    ///
    /// # Panics
    /// Where the path is none.
    pub async fn forge(&mut self, path: &str) -> &mut Self {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "cross-site")
            .header(header::ORIGIN, "https://evil.example")
            .body(Body::empty());
        self.send(path.to_owned(), request.expect("a form")).await;
        self
    }

    /// What is in the fields that match a selector.
    ///
    /// # Panics
    /// Where it is no selector.
    pub fn values(&self, css: &str) -> Vec<String> {
        let page = self.page();
        let value = |field: ElementRef<'_>| field.value().attr("value").unwrap_or_default().to_owned();
        page.select(&selector(css)).map(value).collect()
    }

    /// The texts of the elements that match a selector.
    ///
    /// # Panics
    /// Where it is no selector.
    #[must_use]
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.page().select(&selector(css)).map(text_of).collect()
    }

    /// All text of the page's main part.
    #[must_use]
    pub fn text(&self) -> String {
        self.texts("main").join(" ")
    }

    /// Whether the page's main part says this.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    fn page(&self) -> Html {
        Html::parse_document(&self.source)
    }

    /// The form of a button as a browser sends it: its path and its fields.
    fn filled(&self, button: &str, fields: &[(&str, &str)]) -> (String, String) {
        let page = self.page();
        let buttons = selector(
            "main button:not([type=button], [popovertarget]), nav button:not([type=button], [popovertarget])",
        );
        let found = page.select(&buttons).find(|one| text_of(*one).contains(button));
        let found = found.unwrap_or_else(|| panic!("there is no button {button:?}: {}", self.text()));
        assert!(found.value().attr("disabled").is_none(), "{button:?} can't be pressed");
        let form = match found.value().attr("form") {
            Some(id) => page.select(&selector(&format!("form#{id}"))).next(),
            None => found.ancestors().filter_map(ElementRef::wrap).find(|one| one.value().name() == "form"),
        };
        let form = form.unwrap_or_else(|| panic!("{button:?} is in no form"));
        let mut left: Vec<(String, &str)> =
            fields.iter().map(|(name, value)| (self.name_of(&page, name), *value)).collect();
        let mut sent: Vec<(String, String)> = Vec::new();
        for input in form.select(&selector("input, select, textarea")) {
            let Some(name) = input.value().attr("name") else { continue };
            let entered = left.iter().position(|(wanted, _)| wanted == name).map(|at| left.remove(at).1);
            let is_box = matches!(input.value().attr("type"), Some("checkbox" | "radio"));
            let value = match (is_box, entered) {
                (true, Some("off")) => None,
                (true, Some(_)) => Some(input.value().attr("value").unwrap_or("on").to_owned()),
                (true, None) => input
                    .value()
                    .attr("checked")
                    .map(|_| input.value().attr("value").unwrap_or("on").to_owned()),
                (false, Some(value)) => Some(value.to_owned()),
                (false, None) if input.value().name() == "select" => {
                    let options = selector("option");
                    let chosen = input.select(&options).find(|one| one.value().attr("selected").is_some());
                    let chosen = chosen.or_else(|| input.select(&options).next());
                    Some(chosen.and_then(|one| one.value().attr("value")).unwrap_or_default().to_owned())
                }
                (false, None) => Some(input.value().attr("value").unwrap_or_default().to_owned()),
            };
            sent.extend(value.map(|value| (name.to_owned(), value)));
        }
        assert!(left.is_empty(), "the form of {button:?} has no field {left:?}");
        if let Some(name) = found.value().attr("name") {
            sent.push((name.to_owned(), found.value().attr("value").unwrap_or_default().to_owned()));
        }
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(sent).finish();
        (form.value().attr("action").unwrap_or_default().to_owned(), body)
    }

    /// The name of the field with this label; a text that labels none is a name.
    fn name_of(&self, page: &Html, label: &str) -> String {
        let labels = selector("label[for]");
        let found = page.select(&labels).find(|one| text_of(*one).starts_with(label));
        let id = found.and_then(|one| one.value().attr("for")).map(str::to_owned);
        let field = id.and_then(|id| {
            let all = selector("input, select, textarea");
            let field = page.select(&all).find(|one| one.value().attr("id") == Some(&id))?;
            field.value().attr("name").map(str::to_owned)
        });
        field.unwrap_or_else(|| label.to_owned())
    }

    async fn send(&mut self, path: String, request: Request<Body>) {
        self.path = path;
        let mut answer = self.asked(request).await;
        for _ in 0..REDIRECTS {
            if !answer.status().is_redirection() {
                break;
            }
            let location = answer.headers()[header::LOCATION].to_str().expect("an address").to_owned();
            assert!(location.starts_with('/') && !location.starts_with("//"), "{location}");
            self.path.clone_from(&location);
            answer = self.asked(Request::get(&location).body(Body::empty()).expect("an address")).await;
        }
        self.status = answer.status();
        self.headers = answer.headers().clone();
        let body = answer.into_body().collect().await.expect("a page").to_bytes();
        self.source = String::from_utf8(body.to_vec()).expect("a page of text");
    }

    async fn asked(&mut self, mut request: Request<Body>) -> Response<Body> {
        let path = request.uri().path().to_owned();
        let sent = self.cookies.iter().filter(|((place, _), _)| path.starts_with(place));
        let cookies: Vec<String> = sent.map(|((_, name), value)| format!("{name}={value}")).collect();
        let headers = request.headers_mut();
        headers.insert(header::HOST, "127.0.0.1:8360".parse().expect("a host"));
        headers.insert(header::ACCEPT_LANGUAGE, self.language.parse().expect("a language"));
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().expect("cookies"));
        }
        let answer = crate::with_timeout(self.router.call(request)).await.expect("an answer");
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let mut parts = cookie.to_str().expect("a cookie").split("; ");
            let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            let attributes: Vec<&str> = parts.collect();
            let place = attributes.iter().find_map(|one| one.strip_prefix("Path=")).expect("a path");
            let known_as = (place.to_owned(), name.to_owned());
            if attributes.contains(&"Max-Age=0") {
                self.cookies.remove(&known_as);
            } else {
                self.cookies.insert(known_as, value.to_owned());
            }
        }
        answer
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
