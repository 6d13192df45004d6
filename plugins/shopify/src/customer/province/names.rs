//! Names of provinces in countries whose shops often enter names: the code, then its names, without regard to accents.

/// Names and codes of provinces, by country.
pub(super) const OF: [(&str, &str); 7] = [
    ("AU", AUSTRALIA),
    ("CA", CANADA),
    ("CH", SWITZERLAND),
    ("ES", SPAIN),
    ("IE", IRELAND),
    ("IT", ITALY),
    ("US", STATES),
];

const AUSTRALIA: &str = "ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|\
    SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia";
const CANADA: &str = "AB Alberta|BC British Columbia/Colombie-Britannique|MB Manitoba|\
    NB New Brunswick/Nouveau-Brunswick|NL Newfoundland and Labrador/Newfoundland/Terre-Neuve-et-Labrador|\
    NT Northwest Territories/Territoires du Nord-Ouest|NS Nova Scotia/Nouvelle-Écosse|NU Nunavut|ON Ontario|\
    PE Prince Edward Island/Île-du-Prince-Édouard|QC Québec|SK Saskatchewan|YT Yukon";
const SWITZERLAND: &str = "AG Aargau/Argovie/Argovia|AI Appenzell Innerrhoden|AR Appenzell Ausserrhoden|\
    BE Bern/Berne/Berna|BL Basel-Landschaft/Bâle-Campagne|BS Basel-Stadt/Bâle-Ville|FR Fribourg/Freiburg/Friburgo|\
    GE Genève/Genf/Ginevra/Geneva|GL Glarus/Glaris/Glarona|GR Graubünden/Grisons/Grigioni|JU Jura/Giura|\
    LU Luzern/Lucerne/Lucerna|NE Neuchâtel/Neuenburg|NW Nidwalden/Nidwald|OW Obwalden/Obwald|\
    SG St. Gallen/Sankt Gallen/Saint-Gall/San Gallo|SH Schaffhausen/Schaffhouse/Sciaffusa|SO Solothurn/Soleure/Soletta|\
    SZ Schwyz/Schwytz/Svitto|TG Thurgau/Thurgovie/Turgovia|TI Ticino/Tessin|UR Uri|VD Vaud/Waadt|VS Valais/Wallis/Vallese|\
    ZG Zug/Zoug/Zugo|ZH Zürich/Zurich/Zurigo";
const SPAIN: &str = "C A Coruña/La Coruña|VI Álava/Araba|AB Albacete|A Alicante/Alacant|AL Almería|O Asturias|\
    AV Ávila|BA Badajoz|PM Illes Balears/Baleares/Islas Baleares/Balears|B Barcelona|BU Burgos|CC Cáceres|CA Cádiz|\
    S Cantabria|CS Castellón/Castelló|CE Ceuta|CR Ciudad Real|CO Córdoba|CU Cuenca|GI Girona/Gerona|GR Granada|\
    GU Guadalajara|SS Gipuzkoa/Guipúzcoa|H Huelva|HU Huesca|J Jaén|LO La Rioja|GC Las Palmas|LE León|L Lleida/Lérida|\
    LU Lugo|M Madrid|MA Málaga|ML Melilla|MU Murcia|NA Navarra/Nafarroa|OR Ourense/Orense|P Palencia|PO Pontevedra|\
    SA Salamanca|TF Santa Cruz de Tenerife/Tenerife|SG Segovia|SE Sevilla|SO Soria|T Tarragona|TE Teruel|TO Toledo|\
    V Valencia/València|VA Valladolid|BI Bizkaia/Vizcaya|ZA Zamora|Z Zaragoza";
const IRELAND: &str = "CW Carlow/Co. Carlow/County Carlow|CN Cavan/Co. Cavan/County Cavan|\
    CE Clare/Co. Clare/County Clare|CO Cork/Co. Cork/County Cork|DL Donegal/Co. Donegal/County Donegal|\
    D Dublin/Co. Dublin/County Dublin|G Galway/Co. Galway/County Galway|KY Kerry/Co. Kerry/County Kerry|\
    KE Kildare/Co. Kildare/County Kildare|KK Kilkenny/Co. Kilkenny/County Kilkenny|LS Laois/Co. Laois/County Laois|\
    LM Leitrim/Co. Leitrim/County Leitrim|LK Limerick/Co. Limerick/County Limerick|\
    LD Longford/Co. Longford/County Longford|LH Louth/Co. Louth/County Louth|MO Mayo/Co. Mayo/County Mayo|\
    MH Meath/Co. Meath/County Meath|MN Monaghan/Co. Monaghan/County Monaghan|OY Offaly/Co. Offaly/County Offaly|\
    RN Roscommon/Co. Roscommon/County Roscommon|SO Sligo/Co. Sligo/County Sligo|\
    TA Tipperary/Co. Tipperary/County Tipperary|WD Waterford/Co. Waterford/County Waterford|\
    WH Westmeath/Co. Westmeath/County Westmeath|WX Wexford/Co. Wexford/County Wexford|\
    WW Wicklow/Co. Wicklow/County Wicklow";
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
const STATES: &str = "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|\
    DE Delaware|DC District of Columbia/Washington DC|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|\
    IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|\
    MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|\
    NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|\
    RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|\
    WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming";
