//! The three guides, line by line, by a reader of their language at the command line. What is in
//! quotation marks is the guides' own text.

use fakes::totalgest::{Product, ProductVat, VatCode};
use fakes::{Decimal, Snapshot};
use scenarios::{
    ConnectorHarness as _, Program, Subject as _, TotalGest, World, entering, finish, oracle, orders, signal,
    with_timeout,
};
use serde_json::Value;

/// A guide's own words.
struct Guide {
    locale: &'static str,
    /// | ID Boutique | …: the fields of the table, in its order.
    fields: [(&'static str, &'static str); 5],
    /// What the two services are called.
    products: &'static str,
    export: &'static str,
    /// "Non connecté"
    not_linked: &'static str,
    /// The report's numbers: of successes and of errors.
    successes: &'static str,
    failures: &'static str,
    /// Synchronised, as the column says it.
    synchronised: &'static str,
}

#[tokio::test]
async fn a_french_reader_sees_what_the_guide_promises() {
    let guide = Guide {
        locale: "fr",
        fields: [
            ("shop_id", "ID Boutique"),
            ("owner_id", "ID Propriétaire"),
            ("endpoint", "Endpoint API"),
            ("username", "Nom d'utilisateur"),
            ("password", "Mot de passe"),
        ],
        products: "Synchronisation Produits",
        export: "Exportation Commandes",
        not_linked: "Non connecté",
        successes: "2 envoyées",
        failures: "1 en échec",
        synchronised: "Synchronisé",
    };
    follow(&guide).await;
}

#[tokio::test]
async fn a_dutch_reader_sees_what_the_guide_promises() {
    let guide = Guide {
        locale: "nl",
        fields: [
            ("shop_id", "Winkel ID"),
            ("owner_id", "Eigenaar ID"),
            ("endpoint", "API Endpoint"),
            ("username", "Gebruikersnaam"),
            ("password", "Wachtwoord"),
        ],
        products: "Productensynchronisatie",
        export: "Besteluitvoer",
        not_linked: "Niet gekoppeld",
        successes: "2 verzonden",
        failures: "1 mislukt",
        synchronised: "Gesynchroniseerd",
    };
    follow(&guide).await;
}

#[tokio::test]
async fn a_spanish_reader_sees_what_the_guide_promises() {
    let guide = Guide {
        locale: "es",
        fields: [
            ("shop_id", "ID Negocio"),
            ("owner_id", "ID Owner"),
            ("endpoint", "Endpoint API"),
            ("username", "Username"),
            ("password", "Password"),
        ],
        products: "Sincronización de Productos",
        export: "Exportación de Pedidos",
        not_linked: "No conectado",
        successes: "2 enviados",
        failures: "1 fallido",
        synchronised: "Sincronizado",
    };
    follow(&guide).await;
}

/// The command line of one reader.
struct Reader<'a> {
    guide: &'a Guide,
    program: Program,
}

impl Reader<'_> {
    async fn reads(&self, args: &[&str]) -> String {
        let args = [args, &["--locale", self.guide.locale]].concat();
        let answer = self.program.run(&args).await;
        assert_eq!(answer.code, Some(0), "{args:?}: {answer:?}");
        answer.out
    }

    async fn asks(&self, args: &[&str]) -> Value {
        self.program.run(&[args, &["--json", "--locale", self.guide.locale]].concat()).await.json()
    }

    /// Lets the platform run by itself until TotalGest has seen this.
    async fn background(&self, remote: &TotalGest, seen: fn(&Snapshot) -> bool) {
        let service = self.program.start(&["run", "--locale", self.guide.locale]);
        with_timeout(remote.wait_until(seen)).await;
        signal(&service, "TERM");
        let answer = finish(service).await;
        assert_eq!(answer.code, Some(0), "{answer:?}");
    }

    async fn order(&self, orders: &[host_core::shop::Order]) {
        let lines: Vec<String> = orders.iter().map(|order| serde_json::to_string(order).unwrap()).collect();
        let file = self.program.file("orders.jsonl", &lines.join("\n"));
        self.reads(&["order", "--shop", "demo", &file]).await;
    }
}

async fn follow(guide: &Guide) {
    let remote = TotalGest::start().await;
    let reader = Reader { guide, program: Program::with(&remote) };
    it_is_configured(&reader, &remote).await;
    products_are_synchronised(&reader, &remote).await;
    orders_are_exported_by_themselves(&reader, &remote).await;
    orders_are_exported_by_hand(&reader, &remote).await;
    the_e_commerce_module_must_be_active(&reader, &remote).await;
    new_products_are_looked_for_every_five_minutes(reader.program, remote).await;
}

/// "Comment se configure-t-il ?" / "Hoe stel je het in" / "Cómo se configura"
async fn it_is_configured(reader: &Reader<'_>, remote: &TotalGest) {
    let guide = reader.guide;
    let shown = reader.reads(&["inspect", "totalgest"]).await;
    let manifest = reader.asks(&["inspect", "totalgest"]).await["manifest"].clone();
    assert_eq!(manifest["name"], "TotalGest");
    let summary = manifest["summary"].as_str().unwrap();
    assert!(summary.contains("TotalGest") && shown.contains(summary), "{summary}");
    // The table of fields, in its order and under its names, each with its description.
    let settings: Vec<_> = manifest["settings"].as_array().unwrap().iter().collect();
    let labels: Vec<_> = settings
        .iter()
        .map(|field| (field["key"].as_str().unwrap(), field["label"].as_str().unwrap()))
        .collect();
    assert_eq!(labels, guide.fields);
    for field in &settings {
        assert!(!field["help"].as_str().unwrap().is_empty() && field["required"] == true, "{field}");
        assert!(shown.contains(field["label"].as_str().unwrap()), "{shown}");
    }
    // "(ex. tg00.bweb.ch)": the address as the guide writes it is enough.
    assert_eq!(settings[2]["placeholder"], TotalGest::HOST);
    assert_eq!(remote.settings()["endpoint"], TotalGest::HOST);
    assert_eq!(settings[4]["kind"], "secret");
    let help: Vec<_> =
        manifest["flows"].as_array().unwrap().iter().map(|flow| flow["help"].to_string()).collect();
    assert!(help.iter().any(|help| help.contains(guide.products)), "{help:?}");
    assert!(help.iter().any(|help| help.contains(guide.export)), "{help:?}");

    // "Après avoir saisi ces données, le système vérifie la validité des identifiants"
    let refused = remote.refused().settings;
    let entered = entering("totalgest", &refused);
    let entered: Vec<&str> = entered.iter().map(String::as_str).collect();
    let answer = reader.asks(&entered).await;
    assert_eq!(answer["saved"], false, "{answer}");
    let fields = answer["fields"].as_array().unwrap();
    let labels: Vec<_> = fields.iter().map(|field| field["label"].as_str().unwrap()).collect();
    assert_eq!(labels, [guide.fields[3].1, guide.fields[4].1], "reported at the fields: {answer}");

    let settings = remote.settings();
    let entered = entering("totalgest", &settings);
    let entered: Vec<&str> = entered.iter().map(String::as_str).collect();
    let reported = reader.reads(&entered).await;
    // "de manière autonome et en arrière-plan": nothing more has to be switched on.
    for switch in ["orders-out", "products-in"] {
        assert!(reported.contains(switch), "{reported}");
    }
}

/// "Synchronisation Produits (TotalGest → Framework360)": "le nom, les descriptions, les prix de
/// vente, les taux de TVA, les codes produit (SKU/EAN) et la quantité disponible en stock"
async fn products_are_synchronised(reader: &Reader<'_>, remote: &TotalGest) {
    let guide = reader.guide;
    let own =
        r#"{"id": "own", "sku": "OWN", "name": "Own", "price": "5.00", "currency": "EUR", "active": true}"#;
    let file = reader.program.file("own.json", own);
    reader.reads(&["products", "import", &file, "--shop", "demo"]).await;
    let vat = ProductVat { code: Some(VatCode::Reduced), rate: None };
    let cup =
        Product { ean: "0761000000001".into(), vat, ..TotalGest::article("00017", "Tasse «Zürich»") };
    let id = remote.add_product(cup);
    // "de manière autonome et en arrière-plan"
    reader
        .background(remote, |ledger| {
            ledger.requests.iter().any(|request| request.path.ends_with("/products"))
        })
        .await;
    // "Suivi du Statut : Ajoute une colonne informative dans les listes de produits et commandes"
    let list = reader.asks(&["status", "products"]).await;
    assert_eq!(list["title"], "TotalGest", "{list}");
    let row = |key: &str, value: &str| {
        let rows = list["rows"].as_array().unwrap().iter();
        rows.clone().find(|row| row[key] == value).unwrap_or_else(|| panic!("{value}: {list}")).clone()
    };
    let cup = row("number", "00017");
    assert_eq!((cup["name"].as_str(), cup["price"].as_str()), (Some("Tasse «Zürich»"), Some("7.00 EUR")));
    assert_eq!(cup["stock"], "9");
    assert!(cup["text"].as_str().unwrap().starts_with(guide.synchronised), "{cup}");
    assert_eq!(row("id", "own")["text"], guide.not_linked);
    let shown = reader.reads(&["status", "products"]).await;
    for words in [guide.not_linked, guide.synchronised, "00017", "TotalGest"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    // "les nouveaux produits ou mises à jour des stocks"
    remote.change_product(&id, |product| product.quantity = Some(Decimal::from(4)));
    reader.reads(&["tick"]).await;
    let list = reader.asks(&["status", "products"]).await;
    let rows = list["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["number"] == "00017" && row["stock"] == "4"), "{list}");
}

/// "Synchronisation Automatique des Commandes : Chaque nouvelle commande finalisée … est
/// automatiquement ajoutée à la file d'attente", and "traitée automatiquement en arrière-plan".
async fn orders_are_exported_by_themselves(reader: &Reader<'_>, remote: &TotalGest) {
    let guide = reader.guide;
    let paid = orders::paid("auto");
    let unfinished = orders::cancelled("cancelled");
    reader.order(&[paid.clone(), unfinished]).await;
    assert_eq!(remote.orders(), 0, "the shop doesn't wait for TotalGest");
    let list = reader.asks(&["status", "orders"]).await;
    let state = |list: &Value, id: &str| {
        let rows = list["rows"].as_array().unwrap().iter();
        let row = rows.clone().find(|row| row["id"] == id).unwrap();
        (row["state"].as_str().unwrap().to_owned(), row["text"].as_str().unwrap().to_owned())
    };
    assert_eq!(state(&list, "auto").0, "queued");
    assert_eq!(state(&list, "cancelled").1, guide.not_linked);
    reader.background(remote, |ledger| !ledger.changes.is_empty()).await;
    oracle::sent_once(remote, &paid, &reader.program.shown::<TotalGest>().await, guide.locale);
    // "les détails complets de la commande, les données de facturation et d'expédition du client, le
    // mode de paiement et la liste des articles achetés"
    let sent = remote.erp.orders().remove(0).sent;
    assert_eq!((sent.order_number.as_str(), sent.payment.method.as_str()), ("N-auto", "paypal"));
    assert_eq!((sent.billing.line1.as_str(), sent.shipping.city.as_str()), ("Via Uno 1", "Roma"));
    assert_eq!((sent.lines.len(), sent.lines[0].sku.as_str()), (1, "SKU-auto"));
    let list = reader.asks(&["status", "orders"]).await;
    let number = &remote.copies(&paid)[0].number;
    let (_, text) = state(&list, "auto");
    assert!(text.starts_with(guide.synchronised) && text.contains(number), "{text}");
}

/// "Exportation Manuelle des Commandes : … sélectionner une ou plusieurs commandes et d'en forcer
/// l'envoi immédiat … un rapport est fourni avec le nombre de succès et le détail des éventuelles
/// erreurs rencontrées."
async fn orders_are_exported_by_hand(reader: &Reader<'_>, remote: &TotalGest) {
    let guide = reader.guide;
    reader.reads(&["enable", "totalgest", "--shop", "demo", "--flow", "orders-out=off"]).await;
    let all = [orders::paid("hand-1"), orders::paid("hand-2"), orders::paid("blocked")];
    reader.order(&all).await;
    remote.refuse_sku("SKU-blocked", "is discontinued");
    let selected = ["send", "orders", "hand-1", "hand-2", "blocked", "auto"];
    let answer = reader.program.run(&[&selected[..], &["--locale", guide.locale]].concat()).await;
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(answer.out.contains(guide.successes), "{}: {answer:?}", guide.successes);
    assert!(answer.out.contains(guide.failures), "{}: {answer:?}", guide.failures);
    let line = answer.out.lines().find(|line| line.contains("is discontinued"));
    assert!(line.is_some_and(|line| line.contains("blocked")), "the order and the reason: {answer:?}");
    let report = reader.asks(&["send", "report"]).await;
    assert_eq!(report["report"]["selected"], 4);
    assert_eq!(report["report"]["already_there"], 1);
    for order in &all[..2] {
        oracle::sent_once(remote, order, &reader.program.shown::<TotalGest>().await, guide.locale);
    }
    reader.reads(&["enable", "totalgest", "--shop", "demo", "--flow", "orders-out=on"]).await;
}

/// "opérations automatiques planifiées toutes les 5 minutes pour vérifier et importer les nouveaux
/// produits": here the clock is moved.
async fn new_products_are_looked_for_every_five_minutes(program: Program, remote: TotalGest) {
    let world = World::after(program, remote);
    world.host.scheduler().schedule().await.unwrap();
    world.rest().await;
    let id = world.remote.add_product(TotalGest::article("00018", "Nouveau"));
    assert_eq!(world.host.scheduler().schedule().await.unwrap(), 0, "nothing is due yet");
    world.clock.advance(300_000);
    assert_eq!(world.host.scheduler().schedule().await.unwrap(), 1);
    world.rest().await;
    assert!(world.products().await.iter().any(|product| product.remote_id.as_ref() == Some(&id)));
}

/// "Il est nécessaire que le module E-commerce soit actif"
async fn the_e_commerce_module_must_be_active(reader: &Reader<'_>, remote: &TotalGest) {
    reader.reads(&["shop", "bare", "--module", "none"]).await;
    let settings = remote.settings();
    let mut entered = entering("totalgest", &settings);
    entered[3] = "bare".into();
    entered.extend(["--locale".to_owned(), reader.guide.locale.to_owned()]);
    let entered: Vec<&str> = entered.iter().map(String::as_str).collect();
    let answer = reader.program.run(&entered).await;
    assert_ne!(answer.code, Some(0), "{answer:?}");
    assert!(answer.err.to_lowercase().contains("commerce"), "{answer:?}");

    reader.reads(&["shop", "demo", "--module", "none"]).await;
    let order = orders::paid("later");
    reader.order(std::slice::from_ref(&order)).await;
    reader.reads(&["work", "--until-idle", "--patience", "0"]).await;
    let shown = reader.reads(&["status", "orders"]).await;
    assert!(shown.to_lowercase().contains("e-commerce"), "{shown}");
    assert_eq!(remote.copies(&order), []);
    reader.reads(&["shop", "demo", "--module", "ecommerce"]).await;
    reader.reads(&["work", "--until-idle"]).await;
    oracle::sent_once(remote, &order, &reader.program.shown::<TotalGest>().await, "the module is back");
}
