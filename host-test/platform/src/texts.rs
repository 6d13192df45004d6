//! The platform's own texts, in the reader's language.

pub use framework360_texts::{Catalogue, LANGUAGES, grouped, sentences};

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};
use host_core::model::{Message, kinds};
use host_core::shop::Entity;
use host_sandbox::manifest::JobKind;
use host_sandbox::plugins::Plugin;
use host_sandbox::switches;

/// The languages and their texts. English, the first, serves readers of any other language.
const FILES: [(&str, &str); 6] = [
    ("en", include_str!("../texts/en.ftl")),
    ("it", include_str!("../texts/it.ftl")),
    ("fr", include_str!("../texts/fr.ftl")),
    ("de", include_str!("../texts/de.ftl")),
    ("es", include_str!("../texts/es.ftl")),
    ("nl", include_str!("../texts/nl.ftl")),
];

static TEXTS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(&FILES));

/// The argument that names a part of a record by its path in the contract, "variants.vat-rate".
const FIELD: &str = "field";
/// The argument that names a module of the platform by its id, "ecommerce".
const MODULE: &str = "module";

/// A message as a person reads it: one of the platform's own, or of a plugin's. One without a text in any language
/// shows its code and its arguments.
#[must_use]
pub fn render(plugin: Option<&Plugin>, message: &Message, locale: &str) -> String {
    if let ("text", [(_, text)]) = (message.code.as_str(), message.args.as_slice()) {
        return text.clone();
    }
    let labelled = plugin.and_then(|plugin| with_labels(plugin, message, locale));
    let message = labelled.as_ref().unwrap_or(message);
    let theirs = || plugin.and_then(|plugin| plugin.described.word(message, locale));
    render_own(message, locale).or_else(theirs).unwrap_or_else(|| {
        let args: Vec<String> = message.args.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        format!("{} ({})", message.code, args.join(", "))
    })
}

/// A message in which the keys of a plugin's settings or switches are replaced by their labels.
fn with_labels(plugin: &Plugin, message: &Message, locale: &str) -> Option<Message> {
    let [(what, keys)] = message.args.as_slice() else { return None };
    let manifest = match (message.code.as_str(), what.as_str()) {
        ("host.settings-changed", "settings") | ("host.switched-on" | "host.switched-off", "switches") => {
            plugin.manifest(locale)
        }
        _ => return None,
    };
    let label = |key: &str| {
        let main = manifest.main_switches.iter().find(|entity| switches::main_key(**entity) == key);
        if let Some(entity) = main {
            return main_switch_name(*entity, locale);
        }
        let settings = manifest.settings.iter().map(|field| (&field.key, &field.label));
        let mut all = settings.chain(manifest.flows.iter().map(|flow| (&flow.key, &flow.label)));
        all.find(|(known, _)| *known == key).map_or_else(|| key.to_owned(), |(_, label)| label.clone())
    };
    let labels: Vec<String> = keys.split(", ").map(label).collect();
    Some(Message { code: message.code.clone(), args: vec![(what.clone(), labels.join(", "))] })
}

/// The text of a message of the platform itself; none if it's a connector's, or has no text.
pub(crate) fn render_own(message: &Message, locale: &str) -> Option<String> {
    let code = message.code.strip_prefix("host.")?;
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        if name == FIELD {
            args.set(name.as_str(), field(value, locale));
            continue;
        }
        if name == MODULE {
            args.set("module-name", module_name(value, locale));
        }
        args.set(name.as_str(), TEXTS.value(name, value));
    }
    TEXTS.say(locale, code, &args)
}

/// The language that a reader gets: their own where there are texts in it, else English.
pub(crate) fn language_of(locale: &str) -> String {
    let wanted = locale.split(['-', '_']).next().unwrap_or_default();
    let known = FILES.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    known.map_or("en", |(name, _)| *name).to_owned()
}

/// The name of a module, as its owner knows it.
#[must_use]
pub fn module_name(id: &str, locale: &str) -> String {
    let known = match id {
        "ecommerce" => TEXTS.say(locale, "module-ecommerce", &FluentArgs::new()),
        _ => None,
    };
    known.unwrap_or_else(|| id.to_owned())
}

/// What a kind of jobs is called: the platform's own, or a plugin's as its manifest labels it; its code where it has
/// no label.
#[must_use]
pub fn kind_name(kind: &str, of_plugin: &[JobKind], locale: &str) -> String {
    own_kind_name(kind, locale).unwrap_or_else(|| {
        let label = of_plugin.iter().find(|known| known.kind == kind).map(|known| &known.label);
        label.filter(|label| !label.is_empty()).map_or_else(|| kind.to_owned(), Clone::clone)
    })
}

/// What one of the platform's own kinds of jobs is called; none for a plugin's.
#[must_use]
pub fn own_kind_name(kind: &str, locale: &str) -> Option<String> {
    let key = match kind {
        kinds::ORDER_PAID => "kind-order-paid",
        kinds::PRODUCT_TICK => "kind-product-tick",
        kinds::CUSTOMER_SAVED => "kind-customer-saved",
        kinds::CUSTOMER_TICK => "kind-customer-tick",
        kinds::RECONCILE => "kind-reconcile",
        _ => return None,
    };
    TEXTS.say(locale, key, &FluentArgs::new())
}

/// What a plugin's page calls the main switch of this kind of records, and the flows below it.
#[must_use]
pub fn main_switch_name(entity: Entity, locale: &str) -> String {
    let key = match entity {
        Entity::Order => "sync-orders",
        Entity::Product => "sync-products",
        Entity::Customer => "sync-customers",
    };
    TEXTS.say(locale, key, &FluentArgs::new()).unwrap_or_else(|| key.to_owned())
}

/// The name of a part of a record, as its owner calls it.
fn field(name: &str, locale: &str) -> String {
    let (of_variant, name) = name.strip_prefix("variants.").map_or((false, name), |name| (true, name));
    let none = FluentArgs::new();
    let own = TEXTS.say(locale, &format!("field-{name}"), &none).unwrap_or_else(|| name.to_owned());
    if !of_variant {
        return own;
    }
    let args = [(FIELD, FluentValue::from(own.as_str()))].into_iter().collect();
    TEXTS.say(locale, "field-of-variant", &args).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imported(locale: &str, count: u64) -> String {
        let count = count.to_string();
        let message = Message::host(
            "imported",
            &[
                ("created", count.as_str()),
                ("updated", "0"),
                ("stock", &count),
                ("deactivated", "0"),
                ("problems", &count),
            ],
        );
        render_own(&message, locale).unwrap()
    }

    #[test]
    fn a_reader_of_another_language_gets_english() {
        let message = Message::host("plugin-missing", &[("plugin", "x")]);
        assert_eq!(
            render_own(&message, "fr-CH").unwrap(),
            "Le plugin «\u{a0}x\u{a0}» n'est pas installé ici."
        );
        assert_eq!(render_own(&message, "pt").unwrap(), "The plugin \"x\" is not installed here.");
    }

    #[test]
    fn numbers_choose_their_form_in_every_language() {
        for (locale, none, one, two, many) in [
            (
                "en",
                "Products: nothing changed.",
                "Products: 1 created, stock of 1 product changed, 1 not taken over.",
                "Products: 2 created, stock of 2 products changed, 2 not taken over.",
                "Products: 21 created, stock of 21 products changed, 21 not taken over.",
            ),
            (
                "it",
                "Prodotti: nessuna modifica.",
                "Prodotti: 1 creato, giacenza di 1 prodotto aggiornata, 1 non importato.",
                "Prodotti: 2 creati, giacenza di 2 prodotti aggiornata, 2 non importati.",
                "Prodotti: 21 creati, giacenza di 21 prodotti aggiornata, 21 non importati.",
            ),
            (
                "fr",
                "Produits\u{a0}: aucun changement.",
                "Produits\u{a0}: 1 créé, stock de 1 produit modifié, 1 non importé.",
                "Produits\u{a0}: 2 créés, stock de 2 produits modifié, 2 non importés.",
                "Produits\u{a0}: 21 créés, stock de 21 produits modifié, 21 non importés.",
            ),
            (
                "de",
                "Produkte: keine Änderungen.",
                "Produkte: 1 neu, Bestand von 1 Produkt geändert, 1 nicht übernommen.",
                "Produkte: 2 neu, Bestand von 2 Produkten geändert, 2 nicht übernommen.",
                "Produkte: 21 neu, Bestand von 21 Produkten geändert, 21 nicht übernommen.",
            ),
            (
                "es",
                "Productos: sin cambios.",
                "Productos: 1 creado, existencias de 1 producto actualizadas, 1 no importado.",
                "Productos: 2 creados, existencias de 2 productos actualizadas, 2 no importados.",
                "Productos: 21 creados, existencias de 21 productos actualizadas, 21 no importados.",
            ),
            (
                "nl",
                "Producten: geen wijzigingen.",
                "Producten: 1 nieuw, voorraad van 1 product gewijzigd, 1 niet overgenomen.",
                "Producten: 2 nieuw, voorraad van 2 producten gewijzigd, 2 niet overgenomen.",
                "Producten: 21 nieuw, voorraad van 21 producten gewijzigd, 21 niet overgenomen.",
            ),
        ] {
            for (count, text) in [(0, none), (1, one), (2, two), (21, many)] {
                assert_eq!(imported(locale, count), text);
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_customer_is_reported_with_the_owner_s_name_of_the_field() {
        let refused = |field: &str| {
            render_own(&Message::host("control-characters", &[("field", field)]), "de").unwrap()
        };
        for (field, begins) in
            [("email", "E-Mail-Adresse: "), ("addresses", "Adressen: "), ("tags", "Tags: ")]
        {
            assert!(refused(field).starts_with(begins), "{}", refused(field));
        }
        let args = [("created", "2"), ("updated", "0"), ("problems", "1")];
        let reported = render_own(&Message::host("imported-customers", &args), "it").unwrap();
        assert_eq!(reported, "Clienti: 2 creati, 1 non importato.");
    }

    #[test]
    fn digits_that_are_no_number_stay_as_they_are() {
        let message = Message::host("plugin-missing", &[("plugin", "0012345")]);
        assert_eq!(render_own(&message, "en").unwrap(), "The plugin \"0012345\" is not installed here.");
    }

    #[test]
    fn a_module_has_the_name_that_its_owner_knows() {
        let off = |module: &str| render_own(&Message::module_off(module), "nl").unwrap();
        assert_eq!(
            off("ecommerce"),
            "De module \"E-commerce\" staat uit; het gaat verder zodra die terug is."
        );
        assert_eq!(off("blog"), "De module \"blog\" staat uit; het gaat verder zodra die terug is.");
        let args = [("plugin", "X"), ("module", "ecommerce"), ("shop", "s")];
        for language in ["en", "it", "fr", "de", "es", "nl"] {
            let needed = render_own(&Message::host("module-needed", &args), language).unwrap();
            assert!(needed.contains("E-commerce"), "{needed}");
        }
    }

    #[test]
    fn a_kind_of_jobs_has_the_platform_s_name_or_the_plugin_s_or_its_code() {
        let job = |label: &str| JobKind { kind: "send".into(), label: label.into() };
        assert_eq!(kind_name(kinds::ORDER_PAID, &[], "fr"), "commande complétée");
        assert_eq!(kind_name("send", &[job("Invio")], "it"), "Invio");
        assert_eq!(kind_name("send", &[job("")], "it"), "send");
        assert_eq!(own_kind_name("send", "it"), None);
        assert_eq!(main_switch_name(Entity::Product, "nl"), "Producten synchroniseren");
    }

    #[test]
    fn parts_of_a_record_have_their_owner_s_names() {
        let refused = |field: &str| {
            let message = Message::host("product-negative", &[("field", field), ("value", "-1")]);
            render_own(&message, "it").unwrap()
        };
        let todo = "-1 è sotto zero. Correggilo nell'altro sistema.";
        assert_eq!(refused("vat-rate"), format!("Aliquota IVA: {todo}"));
        assert_eq!(refused("variants.price"), format!("Prezzo di una variante: {todo}"));
        assert_eq!(refused("of-tomorrow"), format!("of-tomorrow: {todo}"));
    }
}
