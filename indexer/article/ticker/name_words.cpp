#include "indexer/article/ticker/name_words.h"

#include <algorithm>
#include <array>

#include "indexer/article/ticker/word_set.h"

namespace tickerdex {
namespace {

// clang-format off
constexpr auto kLegalForms = sorted({
    "ab", "ag", "asa", "bhd", "bv", "co", "cos", "company", "companies", "corp", "corporation",
    "gmbh", "group", "holding", "holdings", "inc", "incorporated", "kgaa", "kk", "limited", "llc",
    "lp", "ltd", "nv", "oyj", "plc", "pte", "pty", "sa", "sab", "sarl", "se", "spa", "tbk"});

constexpr auto kTrades = sorted({
    "aerospace", "airlines", "airways", "automotive", "bancshares", "beverage", "biosciences",
    "biotech", "brands", "brewing", "chemical", "chemicals", "communications", "corporation",
    "devices", "electric", "electronics", "energy", "enterprises", "entertainment", "financial",
    "foods", "gold", "healthcare", "hotels", "industries", "instruments", "insurance",
    "international", "laboratories", "labs", "logistics", "machines", "manufacturing", "materials",
    "metals", "minerals", "mining", "motor", "motors", "networks", "oil", "parcel", "petroleum",
    "pharma", "pharmaceutical", "pharmaceuticals", "platforms", "products", "properties",
    "railroad", "realty", "resorts", "resources", "restaurants", "semiconductor", "semiconductors",
    "software", "solutions", "steel", "stores", "systems", "technologies", "technology", "telecom",
    "telegraph", "telephone", "therapeutics", "wholesale"});

constexpr auto kGeneric = sorted({
    "american bank", "american financial", "american international", "capital bank",
    "commercial bank", "commercial vehicle", "community bank", "data storage", "energy services",
    "financial institutions", "first bank", "first bancorp", "first business", "first capital",
    "first community", "first financial", "first national", "first savings", "first united",
    "five point", "free flow", "global industries", "gold resource", "healthcare services",
    "high tide", "home bancorp", "huge amount", "information services", "investment company",
    "national bank", "national health", "national healthcare", "national research", "natural gas",
    "natural resource", "new gold", "north american", "on semiconductor", "peoples financial",
    "pop culture", "republic first", "savings bank", "scientific industries", "service company",
    "strategic acquisitions", "top financial", "union bank", "united bancorp", "value line",
    "video display", "world gold"});

constexpr auto kCommon = sorted({
    "access", "accolade", "adams", "advance", "advantage", "affirm", "agenda", "aim", "alarm",
    "albany", "alert", "align", "all", "allen", "alliance", "allied", "allot", "alpha", "alta",
    "amber", "america", "american", "ample", "amplitude", "anchor", "and", "anderson", "andrews",
    "angel", "api", "appreciate", "april", "arch", "are", "arena", "arm", "array", "arrival",
    "art", "assure", "atlantic", "atlas", "aug", "august", "aurora", "austin", "avalon", "avant",
    "avenue", "aware", "bab", "baker", "balance", "ball", "bancorp", "bandwidth", "bank", "banner",
    "barnes", "beacon", "belden", "bell", "berkeley", "best", "beta", "beyond", "bill", "bio",
    "block", "blue", "bold", "booking", "boston", "box", "brady", "bridge", "bright", "britannia",
    "brooklyn", "brown", "brunswick", "buckle", "builders", "but", "butler", "cactus", "cadence",
    "california", "cam", "campbell", "can", "canada", "canopy", "cantaloupe", "capital", "capitol",
    "carbon", "cardinal", "carlisle", "carlson", "carnival", "caro", "carpenter", "cars", "carter",
    "cato", "central", "century", "champion", "charles", "chart", "charter", "chase", "china",
    "choice", "christian", "citizens", "city", "clarity", "clark", "clear", "coffee", "cohen",
    "coherent", "collins", "columbia", "commerce", "community", "compass", "conduit", "confluent",
    "consumer", "continental", "cool", "cooper", "core", "corner", "cosmos", "courier", "crane",
    "crawford", "credit", "credo", "cross", "crown", "cts", "culp", "culture", "cyrus", "dana",
    "data", "dave", "david", "davis", "dec", "delta", "deluxe", "denver", "design", "digital",
    "direct", "disco", "discovery", "diversified", "dixie", "dole", "dolphin", "dominion",
    "donaldson", "dover", "dow", "dragon", "duke", "dynamic", "eagle", "earth", "east", "eastern",
    "echo", "eclipse", "edison", "edwards", "ego", "element", "emerald", "empire", "employers",
    "enact", "endeavor", "energy", "enhance", "ensign", "entrust", "equitable", "era", "essential",
    "evans", "eve", "everest", "evergreen", "evolution", "evolve", "expand", "exponent", "express",
    "extreme", "fathom", "feb", "ferguson", "figs", "figure", "first", "fisher", "flex", "florida",
    "fluent", "focus", "for", "forge", "fortune", "forward", "fossil", "foster", "foundation",
    "founder", "fox", "frank", "franklin", "freedom", "freeman", "freight", "friday", "friedman",
    "from", "frontier", "frontline", "fuse", "fusion", "future", "galaxy", "gap", "gardner",
    "garrett", "gauzy", "genesis", "genetic", "genie", "genius", "gentle", "geo", "george",
    "georgia", "germany", "glance", "glimpse", "global", "globe", "gold", "golden", "good",
    "gordon", "gorilla", "grab", "grace", "graham", "grand", "granite", "gravity", "gray", "green",
    "greenland", "grid", "griffin", "ground", "growth", "guess", "guild", "hackett", "hall",
    "hamilton", "hanover", "harbor", "harden", "harmonic", "harmony", "harris", "harrison",
    "hawaii", "hawkins", "hayward", "healing", "health", "healthcare", "helios", "hello",
    "heritage", "hero", "hess", "highway", "hilltop", "home", "honest", "hope", "horizon", "house",
    "how", "hub", "hudson", "human", "hunt", "hunter", "huntsman", "icon", "ideal", "identity",
    "immune", "impact", "independence", "independent", "india", "infinite", "information",
    "innovate", "insight", "inspire", "integer", "integral", "integrity", "intelligent", "inter",
    "interface", "international", "intrusion", "investor", "invitation", "island", "israel",
    "jack", "jackson", "james", "jan", "japan", "jefferson", "jewell", "john", "johnson", "joint",
    "jones", "jordan", "journey", "jul", "july", "jun", "june", "jupiter", "kelly", "kemper",
    "kennedy", "kernel", "key", "kinetic", "king", "korea", "lake", "lancaster", "landmark",
    "laser", "latham", "latitude", "lawrence", "leader", "lear", "lee", "legacy", "legend",
    "lemonade", "level", "lewis", "liberty", "life", "light", "lincoln", "lindsay", "linear",
    "link", "lion", "lithium", "live", "logan", "logic", "london", "lottery", "lotus", "lucid",
    "lumen", "mac", "magic", "magnet", "maiden", "main", "manhattan", "mar", "march", "marcus",
    "mark", "marker", "market", "marsh", "martin", "mason", "mass", "massimo", "master",
    "mastermind", "match", "material", "matrix", "matthews", "max", "maximus", "may", "mccormick",
    "mcdonald", "media", "medical", "mercer", "merchants", "mercury", "meridian", "metro",
    "mexico", "microchip", "midland", "miller", "mind", "mineral", "mission", "model", "moment",
    "monarch", "monday", "monitor", "monster", "montana", "moore", "more", "morgan", "morris",
    "mosaic", "most", "motion", "murphy", "myers", "nasdaq", "national", "nature", "nelson", "new",
    "news", "next", "nice", "noble", "noodles", "north", "northern", "northwest", "nov", "nova",
    "november", "ocean", "oct", "ohio", "olympic", "one", "open", "opera", "oppenheimer",
    "optimum", "option", "orange", "orchid", "organogenesis", "origin", "orion", "our", "ouster",
    "outlook", "owens", "oxford", "pacific", "paid", "palace", "palladium", "pan", "paramount",
    "park", "parker", "parks", "parsons", "partner", "path", "pathfinder", "patriot", "patterson",
    "pct", "peak", "pearl", "pearson", "penn", "pennsylvania", "penumbra", "perfect", "perry",
    "peters", "phillips", "phoenix", "pilgrim", "pineapple", "pinnacle", "pioneer", "planet",
    "play", "plexus", "poet", "point", "polished", "pool", "popular", "porch", "porter",
    "portland", "post", "powell", "power", "precision", "premier", "price", "pride", "prime",
    "principal", "priority", "pro", "professional", "progress", "progressive", "prologue", "proof",
    "pros", "prosperity", "protect", "provident", "prudential", "public", "pulse", "pure", "quad",
    "quantum", "quest", "rafael", "rain", "range", "raymond", "real", "recon", "red", "reed",
    "reeds", "regal", "regency", "regions", "regis", "reliability", "reliance", "reliant",
    "remark", "renew", "repay", "republic", "research", "resources", "retail", "retractable",
    "rev", "revolve", "rice", "richardson", "richmond", "ring", "riot", "river", "robert",
    "roberts", "robinson", "rock", "rocket", "rogers", "rollins", "root", "roper", "ross", "royal",
    "russell", "ryan", "safe", "safety", "salem", "sam", "sanders", "sandy", "saratoga",
    "saturday", "saturn", "scholar", "science", "scores", "scott", "sea", "seaboard", "security",
    "select", "semi", "sense", "sep", "sept", "service", "sharps", "shell", "shift", "sierra",
    "sight", "signal", "silver", "simmons", "simple", "simpson", "sinclair", "singapore", "sky",
    "smart", "smith", "snail", "snap", "solar", "solo", "solution", "sonic", "sound", "source",
    "south", "southern", "southwest", "spar", "spectrum", "spencer", "spire", "spirit", "sports",
    "spring", "square", "standard", "star", "state", "status", "steel", "stella", "stem",
    "stephens", "sterling", "stewart", "stone", "strategy", "stride", "strive", "stuart",
    "sullivan", "summit", "sun", "sunday", "sunrise", "sunshine", "super", "superior", "supreme",
    "surge", "swift", "switzerland", "synergy", "system", "tango", "tapestry", "target", "taylor",
    "team", "tech", "technology", "tempest", "tenable", "tennant", "terra", "texas", "that", "the",
    "thermogenesis", "this", "thomas", "thompson", "thursday", "tiger", "tilt", "titan", "today",
    "torrid", "total", "touchstone", "tower", "track", "trade", "transact", "transnational",
    "travel", "trend", "trinity", "trip", "triumph", "troops", "true", "trust", "tucson",
    "tuesday", "turner", "twin", "tyler", "unified", "union", "unit", "united", "unity",
    "universal", "universe", "upland", "urban", "valley", "valor", "value", "vantage", "vaso",
    "vector", "venture", "venus", "vera", "verb", "verde", "vernon", "vertex", "vicinity",
    "victory", "view", "vigil", "viking", "vine", "virginia", "vision", "visionary", "vista",
    "vital", "vivid", "voyager", "wake", "walker", "walter", "ward", "warrior", "washington",
    "watch", "waters", "watson", "wave", "wayne", "weave", "weber", "webster", "wednesday", "weed",
    "weeks", "wells", "west", "western", "westwood", "what", "when", "where", "whiting", "who",
    "whole", "why", "williams", "wilson", "wing", "winners", "wisdom", "with", "wolf", "wood",
    "woods", "woodward", "workhorse", "world", "worlds", "wrap", "wright", "yellow", "york", "you",
    "young", "your", "zebra", "zenith", "zero", "zone"});
// clang-format on

}  // namespace

bool is_legal_form(std::string_view folded) { return has(kLegalForms, folded); }
bool is_common_word(std::string_view folded) { return has(kCommon, folded); }
bool is_trade_word(std::string_view folded) { return has(kTrades, folded); }
bool is_generic_name(std::string_view distinctive) { return has(kGeneric, distinctive); }

}  // namespace tickerdex
