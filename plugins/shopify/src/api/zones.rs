//! The provinces that Shopify's address form knows ("zones").
//!
//! From the data of the public repository Shopify/worldwide (`data/regions`, MIT licence, state of 2026-08-06). That
//! the Admin API accepts exactly these codes is assumed; so is that it keeps no province in the other countries. Where
//! it refuses one of these codes, the address is written again without it. Where the form shows no province (the United
//! Kingdom has five hidden ones), none is sent.

/// A line for each country with zones: its code, with a hyphen where it's part of each zone's code, and the zones.
const ZONES: &str = "\
    AE AZ AJ DU FU RK SH UQ\n\
    AR B K H U C X W E P Y L F M N Q R A J D Z S G V T\n\
    AU ACT NSW NT QLD SA TAS VIC WA\n\
    BR AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO\n\
    CA AB BC MB NB NL NT NS NU ON PE QC SK YT\n\
    CL AP TA AN AT CO VS RM LI ML NB BI AR LR LL AI MA\n\
    CN AH BJ CQ FJ GS GD GX GZ HI HE HL HA HB HN NM JS JX JL LN NX QH SN SD SH SX SC TJ XJ YZ YN ZJ\n\
    CO AMA ANT ARA ATL DC BOL BOY CAL CAQ CAS CAU CES CHO COR CUN GUA GUV HUI LAG MAG MET NAR NSA PUT QUI \
        RIS SAP SAN SUC TOL VAC VAU VID\n\
    CR- A C G H L P SJ\n\
    EG SU SHR ALX ASN AST BH BNS C DK DT FYM GH GZ HU IS KFS LX MT MN MNF WAD SIN PTS KB KN BA SHG JS SUZ\n\
    ES C VI AB A AL O AV BA PM B BU CC CA S CS CE CR CO CU GI GR GU SS H HU J LO GC LE L LU M MA ML MU NA OR \
        P PO SA TF SG SE SO T TE TO V VA BI ZA Z\n\
    GT AVE BVE CMT CQM EPR ESC GUA HUE IZA JAL JUT PET QUE QUI RET SAC SMA SRO SOL SUC TOT ZAC\n\
    HK HK KL NT\n\
    ID AC BA BB BT BE GO JK JA JB JT JI KB KS KT KI KU KR LA MA MU SU NB NT PA PB RI SS SR SN ST SG SA SB YO\n\
    IE CW CN CE CO DL D G KY KE KK LS LM LK LD LH MO MH MN OY RN SO TA WD WH WX WW\n\
    IN AN AP AR AS BR CH CG DN DD DL GA GJ HR HP JK JH KA KL LA LD MP MH MN ML MZ NL OR PY PB RJ SK TN TS TR \
        UP UK WB\n\
    IT AG AL AN AO AR AP AT AV BA BT BL BN BG BI BO BZ BS BR CA CL CB CE CT CZ CH CO CS CR KR CN EN FM FE FI \
        FG FC FR OT GE GO GR IM IS AQ SP LT LE LC LI LO LU MC MN MS MT VS ME MI MO MB NA NO NU OG OR PD PA PR PV \
        PG PU PE PC PI PT PN PZ PO RG RA RC RE RI RN RM RO SA SS SV SI SR SO CI TA TE TR TO TP TN TV TS UD VA VE \
        VB VC VR VV VI VT\n\
    JP- 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 \
        34 35 36 37 38 39 40 41 42 43 44 45 46 47\n\
    KR- 26 43 44 27 30 42 29 47 41 48 28 49 45 46 50 11 31\n\
    KW- AH KU FA JA HA MU\n\
    MX AGS BC BCS CAMP CHIS CHIH DF COAH COL DGO GTO GRO HGO JAL MEX MICH MOR NAY NL OAX PUE QRO Q ROO SLP \
        SIN SON TAB TAMPS TLAX VER YUC ZAC\n\
    MY JHR KDH KTN KUL LBN MLK NSN PHG PNG PRK PLS PJY SBH SWK SGR TRG\n\
    NG AB FC AD AK AN BA BY BE BO CR DE EB ED EK EN GO IM JI KD KN KT KE KO KW LA NA NI OG ON OS OY PL RI SO \
        TA YO ZA\n\
    NZ AUK BOP CAN CIT GIS HKB MWT MBH NSN NTL OTA STL TKI TAS WKO WGN WTC\n\
    PA- 1 4 2 3 5 EM 6 KY 7 NB 8 10 9\n\
    PE- AMA ANC APU ARE AYA CAJ CAL CUS HUV HUC ICA JUN LAL LAM LIM LMA LOR MDD MOQ PAS PIU PUN SAM TAC TUM \
        UCA\n\
    PH- ABR AGN AGS AKL ALB ANT APA AUR BAS BAN BTN BTG BEN BIL BOH BUK BUL CAG CAN CAS CAM CAP CAT CAV CEB \
        NCO COM DAV DAS DVO DAO DIN EAS GUI IFU ILN ILS ILI ISA KAL LUN LAG LAN LAS LEY MAG MAD MAS 00 MSC MSR \
        MOU NEC NER NSA NUE NUV MDC MDR PLW PAM PAN QUE QUI RIZ ROM WSA SAR SIG SOR SCO SLE SUK SLU SUN SUR TAR \
        TAW ZMB ZAN ZAS ZSI\n\
    PT- 20 01 02 03 04 05 06 07 08 09 10 11 30 12 13 14 15 16 17 18\n\
    RO AB AR AG BC BH BN BT BV BR B BZ CL CS CJ CT CV DB DJ GL GR GJ HR HD IS IL IF MM MH MS NT OT PH SJ SM \
        SB SV TR TM TL VL VS VN\n\
    RU AD AL ALT AMU ARK AST BA BEL BRY BU CE CHE CHU CU DA IN IRK IVA YEV KB KGD KL KLU KAM KC KR KEM KHA \
        KK KHM KIR KO KOS KDA KYA KGN KRS LEN LIP MAG ME MO MOW MOS MUR NEN NIZ NGR NVS OMS ORE ORL PNZ PER PRI \
        PSK ROS RYA SPE SA SAK SAM SAR SE SMO STA SVE TAM TA TOM TUL TVE TYU TY UD ULY VLA VGG VLG VOR YAN YAR \
        ZAB\n\
    SV- AH CA CH CU LI PA UN MO SM SS SV SA SO US\n\
    TH- 37 15 10 38 31 24 18 36 22 50 57 20 86 46 62 71 40 81 52 51 42 16 58 44 49 26 73 48 30 60 80 55 96 \
        39 43 12 13 94 S 82 93 56 67 76 66 65 14 54 83 25 77 85 70 21 45 27 47 11 74 75 19 91 17 33 90 64 72 84 \
        32 63 92 23 34 41 61 53 95 35\n\
    US AL AK AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO MT NE NV NH \
        NJ NM NY NC ND MP OH OK OR PW PA PR RI SC SD TN TX UT VT VA WA WV WI WY VI AA AE AP\n\
    UY- AR CA CL CO DU FS FD LA MA MO PA RN RV RO SA SJ SO TA TT\n\
    VE- Z B C D E F G H Y W A I J X K L M N O P R S T U V\n\
    ZA EC FS GP NL LP MP NW NC WC";

/// The province of an address, as far as Shopify can hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// This code.
    Code(String),
    /// The country has provinces, but Shopify doesn't know this one.
    Unknown,
    /// The country has no provinces at Shopify, or there is no country.
    NoZones,
}

/// The zone that a province names, with or without the country before it, in capitals.
pub(crate) fn zone(country: &str, province: &str) -> Zone {
    let Some((is_prefixed, mut codes)) = codes(country) else { return Zone::NoZones };
    let part = province.strip_prefix(country).and_then(|rest| rest.strip_prefix('-')).unwrap_or(province);
    match codes.find(|code| *code == part) {
        Some(code) if is_prefixed => Zone::Code(format!("{country}-{code}")),
        Some(code) => Zone::Code(code.to_owned()),
        None => Zone::Unknown,
    }
}

/// Whether each code begins with the country, and the codes without it; none for a country without zones.
fn codes(country: &str) -> Option<(bool, impl Iterator<Item = &'static str>)> {
    let line = ZONES.lines().find(|line| line.get(..2) == Some(country))?;
    let rest = line.get(2..)?;
    let plain = rest.strip_prefix('-');
    Some((plain.is_some(), plain.unwrap_or(rest).split_ascii_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A copy of `facts/shopify-zones.tsv`.
    const FACTS: &str = include_str!("zones.tsv");

    #[test]
    fn the_zones_are_those_of_the_facts() {
        let mut countries = 0;
        for line in FACTS.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let reported: Vec<String> =
                columns[5].split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect();
            let kept = codes(columns[0]).map(|(is_prefixed, codes)| {
                let prefix = if is_prefixed { format!("{}-", columns[0]) } else { String::new() };
                codes.map(|code| format!("{prefix}{code}")).collect::<Vec<_>>()
            });
            assert_eq!(kept.is_some(), columns[1] == "yes", "{}", columns[0]);
            let Some(kept) = kept else { continue };
            assert_eq!(kept, reported, "{}", columns[0]);
            countries += 1;
            for code in reported {
                assert_eq!(zone(columns[0], &code), Zone::Code(code.clone()));
            }
        }
        assert_eq!((countries, ZONES.lines().count()), (36, 36));
    }

    #[test]
    fn a_code_keeps_the_countrys_prefix_only_where_shopify_has_it() {
        let code = |code: &str| Zone::Code(code.to_owned());
        assert_eq!((zone("PT", "PT-11"), zone("PT", "11")), (code("PT-11"), code("PT-11")));
        assert_eq!((zone("JP", "JP-13"), zone("KR", "KR-11")), (code("JP-13"), code("KR-11")));
        assert_eq!((zone("IT", "IT-MI"), zone("CA", "QC")), (code("MI"), code("QC")));
        assert_eq!((zone("IT", "XX"), zone("CA", "")), (Zone::Unknown, Zone::Unknown));
        assert_eq!((zone("CH", "BE"), zone("", "BE")), (Zone::NoZones, Zone::NoZones));
    }
}
