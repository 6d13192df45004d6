//! Sanitises a product's texts for a shop's pages. Deterministic: the same input gives the
//! same result, so that an unchanged text never seems to have changed.

use std::collections::HashSet;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use url::{Host, Url};

use crate::limits;
use crate::shop::Product;

/// ammonia's own list of elements and attributes (no script, style, form or event handler), with
/// links that lead out of the shop in known ways alone. A relative address would point into the
/// shop, where the remote's pages are not. What a browser loads by itself is held to the rule for
/// images, and so are links: at a private address a visitor finds something else, or nothing.
static HTML: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder.url_schemes(HashSet::from(["http", "https", "mailto", "tel"])).url_relative(UrlRelative::Deny);
    builder.attribute_filter(|_, attribute, value| match attribute {
        "src" => public_address(value).map(Into::into),
        "href" if leads_inside(value) => None,
        // Lists of addresses, and what else names one: ammonia lets none of them through today.
        "srcset" | "poster" | "background" | "data" | "style" | "longdesc" => None,
        _ => Some(value.into()),
    });
    builder
});

/// Cleans all texts of a product. HTML that is too long stays as it is: the same limits
/// refuse it when it's to be stored.
pub fn clean(product: &mut Product) {
    let Product {
        remote_version: _,
        sku,
        ean,
        name,
        description,
        short_description,
        category,
        brand,
        currency,
        images,
        variants,
        extra,
        ..
    } = product;
    html(description);
    // Plain text at most remotes; where one holds HTML, it must be as harmless.
    if short_description.len() <= limits::PRODUCT_DESCRIPTION_RAW && ammonia::is_html(short_description) {
        html(short_description);
    }
    [sku, ean, name, short_description, brand, currency].into_iter().chain(category).for_each(text);
    addresses(images);
    for variant in variants {
        let options = variant.options.iter_mut().flat_map(|option| [&mut option.name, &mut option.value]);
        [&mut variant.sku, &mut variant.ean].into_iter().chain(options).for_each(text);
        addresses(&mut variant.images);
    }
    extra.iter_mut().flat_map(|(name, value)| [name, value]).for_each(text);
}

fn html(text: &mut String) {
    if text.len() > limits::PRODUCT_DESCRIPTION_RAW || tags(text) > limits::PRODUCT_DESCRIPTION_TAGS {
        return;
    }
    // Blanks count in HTML's preformatted text, other control characters nowhere.
    text.retain(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'));
    if text.contains(['<', '&', '>']) {
        *text = without_empty_images(&HTML.clean(text).to_string());
    }
    trim(text);
}

/// Removes images that no longer have an address. The text is as ammonia writes it: attributes are in double quotes,
/// and a quote within one is written as an entity.
fn without_empty_images(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.find('<').and_then(|start| rest.split_at_checked(start)) {
        let mut quoted = false;
        let end = tag.find(|letter| {
            quoted ^= letter == '"';
            letter == '>' && !quoted
        });
        let Some((tag, after)) = end.and_then(|end| tag.split_at_checked(end + 1)) else { break };
        out.push_str(before);
        let is_image = tag.starts_with("<img ") || tag == "<img>";
        // Every attribute value is in quotes, so every other part is one.
        if !is_image || tag.split('"').step_by(2).any(|part| part.ends_with(" src=")) {
            out.push_str(tag);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The number of start tags in a text, or a few more.
pub(super) fn tags(text: &str) -> usize {
    text.as_bytes()
        .windows(2)
        .filter(|pair| matches!(pair, [b'<', letter] if letter.is_ascii_alphabetic()))
        .count()
}

/// Makes a text one line without control characters and outer blanks.
fn text(text: &mut String) {
    if text.contains(|letter: char| letter.is_control() || turns_the_text(letter)) {
        *text = text.replace(['\r', '\n', '\t'], " ");
        text.retain(|letter| !letter.is_control() && !turns_the_text(letter));
    }
    trim(text);
}

/// Whether a letter reverses the direction of the text behind it, even beyond its end: with such letters a page
/// shows something else than it says.
fn turns_the_text(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn trim(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        *text = trimmed.to_owned();
    }
}

/// Whether a shop's visitors can reach a host: no address of a private network, and no name that means
/// something there alone.
fn is_public(host: Host<&str>) -> bool {
    match host {
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            name.contains('.') && !name.ends_with(".localhost")
        }
        Host::Ipv4(address) => is_public_v4(address),
        Host::Ipv6(address) => {
            // The old way, "::7f00:1", isn't routed any more, and means the same to some programs.
            is_public_v6(address) && address.to_ipv4().is_none_or(is_public_v4)
        }
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_unspecified()
        || address.is_broadcast()
        || address.is_multicast()
        || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    !(address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.is_multicast())
}

/// Keeps absolute web addresses that anyone can reach, each once, in their normal form.
fn addresses(images: &mut Vec<String>) {
    let mut seen = HashSet::new();
    let kept = images.iter().filter_map(|image| {
        public_address(image).filter(|url| url.len() <= limits::PRODUCT_TEXT && seen.insert(url.clone()))
    });
    *images = kept.collect();
}

/// Whether a text is a web address that a shop's visitors can't reach. Other kinds of link have no host.
fn leads_inside(text: &str) -> bool {
    let url = Url::parse(text.trim());
    url.is_ok_and(|url| matches!(url.scheme(), "http" | "https") && !url.host().is_some_and(is_public))
}

/// An absolute web address that a shop's visitors can reach, in its normal form.
fn public_address(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    let good = matches!(url.scheme(), "http" | "https") && url.host().is_some_and(is_public);
    good.then(|| String::from(url))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::{ProductVariant, VariantOption};

    fn described(html: &str) -> String {
        let mut product = Product { description: html.into(), ..Product::default() };
        clean(&mut product);
        product.description
    }

    #[test]
    fn what_could_run_or_hide_is_taken_out_of_descriptions() {
        for (html, expected) in [
            ("<p>Caffè <b>forte</b></p>", "<p>Caffè <b>forte</b></p>"),
            ("a<script>alert(1)</script>b", "ab"),
            ("<p onclick=\"x()\" style=\"position:fixed\" class=\"x\">a</p>", "<p>a</p>"),
            ("<img src=x onerror=alert(1)>", ""),
            ("<img src=\"data:image/png;base64,AAAA\">", ""),
            ("<iframe src=\"https://x.example\"></iframe>a", "a"),
            ("<form action=\"https://x.example\"><input name=p></form>a", "a"),
            ("<svg><script>alert(1)</script></svg>a", "a"),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            ("<a href=\"/cart\">a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            ("<b>never closed", "<b>never closed</b>"),
            ("  Tom &amp; Jerry\u{0}\u{7}  ", "Tom &amp; Jerry"),
            ("2 < 3", "2 &lt; 3"),
        ] {
            assert_eq!(described(html), expected, "{html}");
        }
        let link = "<a href=\"https://x.example/a?b=c\" rel=\"noopener noreferrer\">a</a>";
        assert_eq!(described(link), link);
    }

    #[test]
    fn a_description_loads_nothing_that_only_a_private_network_has() {
        for (html, expected) in [
            ("<img src=\"http://127.0.0.1/a.png\" alt=\"a\">", ""),
            ("<img src=\"http://192.168.1.1/set?x=1\">", ""),
            ("<img src=\"http://0x7f.1/\">", ""),
            ("<img src=\" http://[::1]/a.png\">", ""),
            ("<img src=\"https://nas/a.png\">", ""),
            ("<img src=\"https://x.example/a.png\">", "<img src=\"https://x.example/a.png\">"),
            (
                "a<img alt=\"x > y src=\">b<img src=\"https://x.example/a.png\">",
                "ab<img src=\"https://x.example/a.png\">",
            ),
            ("<p title=\"<img>\">a</p>", "<p title=\"&lt;img&gt;\">a</p>"),
            ("<img srcset=\"http://127.0.0.1/a.png 2x\">", ""),
            ("<td background=\"http://127.0.0.1/\">a</td>", "a"),
            ("<video poster=\"http://127.0.0.1/\" src=\"http://127.0.0.1/\"></video>a", "a"),
            ("<p style=\"background:url(http://127.0.0.1/)\">a</p>", "<p>a</p>"),
        ] {
            assert_eq!(described(html), expected, "{html}");
        }
    }

    #[test]
    fn a_link_into_a_private_network_leads_nowhere_and_its_text_stays() {
        for inside in
            ["http://192.168.1.1/", "https://localhost/a", "http://nas/", "http://[::1]/", "http://0x7f.1/"]
        {
            let html = format!("<a href=\"{inside}\">a</a>");
            assert_eq!(described(&html), "<a rel=\"noopener noreferrer\">a</a>", "{inside}");
        }
        for outside in ["https://x.example/", "mailto:a@x.example", "tel:+41911234567"] {
            let html = format!("<a href=\"{outside}\" rel=\"noopener noreferrer\">a</a>");
            assert_eq!(described(&html), html);
        }
    }

    #[test]
    fn the_same_description_always_becomes_the_same() {
        let html =
            "<p title=b lang=it dir=x>a<table><tr><td colspan=2 align=left>x<i>y</p><ul><li>z &nbsp; &euro;";
        let first = described(html);
        assert!((0..20).all(|_| described(html) == first));
    }

    #[test]
    fn deep_or_crooked_markup_takes_little_time() {
        for html in ["<div>", "<b><i>", "<a><table>", "<p><font><b>", "</p>", "<table><tr><b>"] {
            let tags = tags(html).max(1);
            let most = html.repeat(limits::PRODUCT_DESCRIPTION_TAGS / tags);
            let began = std::time::Instant::now();
            described(&most);
            // A hundred times what it takes: this fails where the cost grows with the cube.
            assert!(began.elapsed().as_secs() < 30, "{html}: {:?}", began.elapsed());
            println!("{html} {:?}", began.elapsed());
        }
        let more = "<i>".repeat(limits::PRODUCT_DESCRIPTION_TAGS + 1);
        assert_eq!(described(&more), more, "is left as it is, for it's refused");
    }

    #[test]
    fn other_texts_are_one_trimmed_line() {
        let mut product = Product {
            name: " T-Shirt\r\n\tblue\u{0} ".into(),
            sku: " 0017 ".into(),
            short_description: "Tom & Jerry, 2 < 3".into(),
            category: vec![" Vêtements ".into()],
            variants: vec![ProductVariant {
                options: vec![VariantOption { name: "size ".into(), value: " L".into() }],
                ..ProductVariant::default()
            }],
            ..Product::default()
        };
        clean(&mut product);
        assert_eq!(product.name, "T-Shirt   blue");
        assert_eq!(product.sku, "0017");
        assert_eq!(product.short_description, "Tom & Jerry, 2 < 3", "plain text stays plain");
        assert_eq!(product.category, ["Vêtements"]);
        assert_eq!(product.variants[0].options[0].value, "L");
        product.short_description = "<b onclick=x>new</b>".into();
        clean(&mut product);
        assert_eq!(product.short_description, "<b>new</b>");
    }

    #[test]
    fn letters_that_turn_the_text_around_are_taken_out_of_plain_texts() {
        let mut product = Product {
            name: "Tee \u{202e}gnp.exe\u{202c}".into(),
            brand: "\u{2066}a\u{2069}".into(),
            category: vec!["\u{202a}b".into()],
            ..Product::default()
        };
        clean(&mut product);
        let texts = [product.name.as_str(), &product.brand, &product.category[0]];
        assert_eq!(texts, ["Tee gnp.exe", "a", "b"]);
        product.name = "תה ירוק\u{200e} 1".into();
        clean(&mut product);
        assert_eq!(product.name, "תה ירוק\u{200e} 1", "marks that turn nothing else stay");
    }

    #[test]
    fn images_that_only_a_private_network_has_are_dropped() {
        let images = |images: &[&str]| {
            let images = images.iter().map(|image| (*image).to_owned()).collect();
            let mut product = Product { images, ..Product::default() };
            clean(&mut product);
            product.images
        };
        let private = [
            "http://127.0.0.1/1.jpg",
            "http://2130706433/1.jpg",
            "http://0x7f.1/1.jpg",
            "http://10.0.0.1/1.jpg",
            "http://172.16.0.1/1.jpg",
            "http://192.168.1.1/1.jpg",
            "http://169.254.169.254/latest/meta-data",
            "http://0.0.0.0/1.jpg",
            "http://[::1]/1.jpg",
            "http://[::]/1.jpg",
            "http://[::ffff:127.0.0.1]/1.jpg",
            "http://[::ffff:10.0.0.1]/1.jpg",
            "http://[fe80::1]/1.jpg",
            "http://[fc00::1]/1.jpg",
            "http://localhost/1.jpg",
            "http://localhost./1.jpg",
            "http://a.localhost/1.jpg",
            "http://nas:8080/1.jpg",
        ];
        assert_eq!(images(&private), Vec::<String>::new());
        let public = ["http://8.8.8.8/1.jpg", "http://[2606:4700::1]/1.jpg", "https://x.example/1.jpg"];
        assert_eq!(images(&public), public);
    }

    #[test]
    fn images_are_absolute_web_addresses_each_once() {
        let mut product = Product {
            images: [
                "https://x.example/a b.jpg",
                " http://x.example/b.jpg\n",
                "https://x.example/a%20b.jpg",
                "//x.example/c.jpg",
                "/d.jpg",
                "e.jpg",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "ftp://x.example/f.jpg",
                "https://",
                "",
            ]
            .map(Into::into)
            .to_vec(),
            ..Product::default()
        };
        clean(&mut product);
        assert_eq!(product.images, ["https://x.example/a%20b.jpg", "http://x.example/b.jpg"]);
    }
}
