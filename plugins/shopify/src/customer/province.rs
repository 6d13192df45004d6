//! Provinces in one form: as Shopify's code where it knows the province, by code or by name.

use super::normal;
use crate::api::{Zone, zone};

/// Names of provinces in countries whose shops often enter names: the code, then its names.
const ITALY: &str = "AG Agrigento|AL Alessandria|AN Ancona|AO Aosta/Valle d'Aosta|AP Ascoli Piceno|AQ L'Aquila|AR Arezzo|\
    AT Asti|AV Avellino|BA Bari|BG Bergamo|BI Biella|BL Belluno|BN Benevento|BO Bologna|BR Brindisi|BS Brescia|\
    BT Barletta-Andria-Trani|BZ Bolzano/Bozen|CA Cagliari|CB Campobasso|CE Caserta|CH Chieti|CL Caltanissetta|CN Cuneo|\
    CO Como|CR Cremona|CS Cosenza|CT Catania|CZ Catanzaro|EN Enna|FC Forlì-Cesena|FE Ferrara|FG Foggia|\
    FI Firenze/Florence|FM Fermo|FR Frosinone|GE Genova/Genoa|GO Gorizia|GR Grosseto|IM Imperia|IS Isernia|KR Crotone|\
    LC Lecco|LE Lecce|LI Livorno|LO Lodi|LT Latina|LU Lucca|MB Monza e Brianza/Monza e della Brianza|MC Macerata|\
    ME Messina|MI Milano/Milan|MN Mantova|MO Modena|MS Massa-Carrara|MT Matera|NA Napoli/Naples|NO Novara|NU Nuoro|\
    OR Oristano|PA Palermo|PC Piacenza|PD Padova/Padua|PE Pescara|PG Perugia|PI Pisa|PN Pordenone|PO Prato|PR Parma|\
    PT Pistoia|PU Pesaro e Urbino|PV Pavia|PZ Potenza|RA Ravenna|RC Reggio Calabria/Reggio di Calabria|\
    RE Reggio Emilia/Reggio nell'Emilia|RG Ragusa|RI Rieti|RM Roma/Rome|RN Rimini|RO Rovigo|SA Salerno|SI Siena|\
    SO Sondrio|SP La Spezia|SR Siracusa|SS Sassari|SV Savona|TA Taranto|TE Teramo|TN Trento|TO Torino/Turin|TP Trapani|\
    TR Terni|TS Trieste|TV Treviso|UD Udine|VA Varese|VB Verbano-Cusio-Ossola|VC Vercelli|VE Venezia/Venice|VI Vicenza|\
    VR Verona|VT Viterbo|VV Vibo Valentia";
const SWITZERLAND: &str = "AG Aargau/Argovie/Argovia|AI Appenzell Innerrhoden|AR Appenzell Ausserrhoden|\
    BE Bern/Berne/Berna|BL Basel-Landschaft/Bâle-Campagne|BS Basel-Stadt/Bâle-Ville|FR Fribourg/Freiburg/Friburgo|\
    GE Genève/Genf/Ginevra/Geneva|GL Glarus/Glaris/Glarona|GR Graubünden/Grisons/Grigioni|JU Jura/Giura|\
    LU Luzern/Lucerne/Lucerna|NE Neuchâtel/Neuenburg|NW Nidwalden/Nidwald|OW Obwalden/Obwald|\
    SG St. Gallen/Sankt Gallen/Saint-Gall/San Gallo|SH Schaffhausen/Schaffhouse/Sciaffusa|SO Solothurn/Soleure/Soletta|\
    SZ Schwyz/Schwytz/Svitto|TG Thurgau/Thurgovie/Turgovia|TI Ticino/Tessin|UR Uri|VD Vaud/Waadt|VS Valais/Wallis/Vallese|\
    ZG Zug/Zoug/Zugo|ZH Zürich/Zurich/Zurigo";

/// The province in comparable form. `country` in capitals.
pub(super) fn province(country: &str, told: &str) -> String {
    let told = normal::line(&normal::line(told).to_uppercase());
    if told.is_empty() {
        return told;
    }
    if let Zone::Code(code) = zone(country, &told) {
        return code;
    }
    if let Some(code) = of_name(country, &told) {
        return code.to_owned();
    }
    // "CH-BE", as ISO 3166-2 has it.
    let part =
        told.strip_prefix(country).and_then(|rest| rest.strip_prefix('-')).filter(|_| !country.is_empty());
    part.map(str::to_owned).unwrap_or(told)
}

fn of_name(country: &str, told: &str) -> Option<&'static str> {
    let table = match country {
        "IT" => ITALY,
        "CH" => SWITZERLAND,
        _ => return None,
    };
    let told = normal::key(told);
    let known = table.split('|').filter_map(|line| line.split_once(' '));
    let mut fits = known.filter(|(_, names)| names.split('/').any(|name| normal::key(name) == told));
    fits.next().map(|(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_has_one_form_by_code_and_by_name() {
        let of = |cases: &[(&str, &str)]| {
            cases.iter().map(|(country, told)| province(country, told)).collect::<Vec<_>>()
        };
        assert_eq!(
            of(&[("IT", "IT-MI"), ("IT", "mi"), ("IT", "Milano"), ("IT", "Forlì Cesena")]),
            ["MI", "MI", "MI", "FC"]
        );
        assert_eq!(
            of(&[("CH", "CH-BE"), ("CH", "be"), ("CH", "Berne"), ("CH", "Zürich")]),
            ["BE", "BE", "BE", "ZH"]
        );
        assert_eq!(of(&[("PT", "PT-11"), ("PT", "11"), ("JP", "JP-13")]), ["PT-11", "PT-11", "JP-13"]);
        assert_eq!(
            of(&[("IT", "Gallura"), ("FR", "FR-75"), ("", "be"), ("", "-x"), ("IT", " ")]),
            ["GALLURA", "75", "BE", "-X", ""]
        );
    }

    #[test]
    fn the_names_are_of_provinces_that_shopify_knows() {
        for line in ITALY.split('|') {
            assert!(matches!(zone("IT", line.split(' ').next().unwrap()), Zone::Code(_)), "{line}");
        }
        assert_eq!((ITALY.split('|').count(), SWITZERLAND.split('|').count()), (106, 26));
    }
}
