#include "indexer/schema/date/date_words.h"

#include <algorithm>
#include <array>

namespace tickerdex {
namespace {

struct Entry {
  std::string_view name;
  DateWord word;
  int value;
};

using enum DateWord;

constexpr Entry kMonths[] = {
    {"january", month, 1},    {"jan", month, 1},        {"januar", month, 1},
    {"janner", month, 1},     {"jaenner", month, 1},    {"janvier", month, 1},
    {"janv", month, 1},       {"enero", month, 1},      {"ene", short_month, 1},
    {"janeiro", month, 1},    {"gennaio", month, 1},    {"gen", short_month, 1},
    {"february", month, 2},   {"feb", month, 2},        {"februar", month, 2},
    {"feber", month, 2},      {"fevrier", month, 2},    {"fevr", month, 2},
    {"fev", month, 2},        {"febrero", month, 2},    {"fevereiro", month, 2},
    {"febbraio", month, 2},   {"march", month, 3},      {"mar", month, 3},
    {"marz", month, 3},       {"maerz", month, 3},      {"mrz", month, 3},
    {"mars", month, 3},       {"marzo", month, 3},      {"marco", short_month, 3},
    {"april", month, 4},      {"apr", month, 4},        {"avril", month, 4},
    {"avr", month, 4},        {"abril", month, 4},      {"abr", month, 4},
    {"aprile", month, 4},     {"may", month, 5},        {"mai", month, 5},
    {"mayo", month, 5},       {"maio", month, 5},       {"maggio", month, 5},
    {"mag", short_month, 5},  {"june", month, 6},       {"jun", month, 6},
    {"juni", month, 6},       {"juin", month, 6},       {"junio", month, 6},
    {"junho", month, 6},      {"giugno", month, 6},     {"giu", short_month, 6},
    {"july", month, 7},       {"jul", month, 7},        {"juli", month, 7},
    {"juillet", month, 7},    {"juil", month, 7},       {"julio", month, 7},
    {"julho", month, 7},      {"luglio", month, 7},     {"lug", short_month, 7},
    {"august", month, 8},     {"aug", month, 8},        {"aout", month, 8},
    {"agosto", month, 8},     {"ago", short_month, 8},  {"september", month, 9},
    {"sept", month, 9},       {"sep", month, 9},        {"septembre", month, 9},
    {"septiembre", month, 9}, {"setiembre", month, 9},  {"setembro", month, 9},
    {"set", short_month, 9},  {"settembre", month, 9},  {"october", month, 10},
    {"oct", month, 10},       {"oktober", month, 10},   {"okt", month, 10},
    {"octobre", month, 10},   {"octubre", month, 10},   {"outubro", month, 10},
    {"out", short_month, 10}, {"ottobre", month, 10},   {"ott", short_month, 10},
    {"november", month, 11},  {"nov", month, 11},       {"novembre", month, 11},
    {"noviembre", month, 11}, {"novembro", month, 11},  {"december", month, 12},
    {"dec", month, 12},       {"dezember", month, 12},  {"dez", month, 12},
    {"decembre", month, 12},  {"diciembre", month, 12}, {"dic", short_month, 12},
    {"dezembro", month, 12},  {"dicembre", month, 12},
};

constexpr Entry kWeekdays[] = {
    {"monday", weekday, 0},    {"mon", weekday, 0},      {"tuesday", weekday, 0},
    {"tues", weekday, 0},      {"tue", weekday, 0},      {"wednesday", weekday, 0},
    {"weds", weekday, 0},      {"wed", weekday, 0},      {"thursday", weekday, 0},
    {"thurs", weekday, 0},     {"thur", weekday, 0},     {"thu", weekday, 0},
    {"friday", weekday, 0},    {"fri", weekday, 0},      {"saturday", weekday, 0},
    {"sat", weekday, 0},       {"sunday", weekday, 0},   {"sun", weekday, 0},
    {"montag", weekday, 0},    {"dienstag", weekday, 0}, {"mittwoch", weekday, 0},
    {"donnerstag", weekday, 0}, {"freitag", weekday, 0}, {"samstag", weekday, 0},
    {"sonnabend", weekday, 0}, {"sonntag", weekday, 0},  {"mo", weekday, 0},
    {"di", weekday, 0},        {"mi", weekday, 0},       {"fr", weekday, 0},
    {"sa", weekday, 0},        {"so", weekday, 0},       {"lundi", weekday, 0},
    {"mardi", weekday, 0},     {"mercredi", weekday, 0}, {"jeudi", weekday, 0},
    {"vendredi", weekday, 0},  {"samedi", weekday, 0},   {"dimanche", weekday, 0},
    {"lunes", weekday, 0},     {"martes", weekday, 0},   {"miercoles", weekday, 0},
    {"jueves", weekday, 0},    {"viernes", weekday, 0},  {"sabado", weekday, 0},
    {"domingo", weekday, 0},   {"segunda", weekday, 0},  {"terca", weekday, 0},
    {"quarta", weekday, 0},    {"quinta", weekday, 0},   {"sexta", weekday, 0},
    {"lunedi", weekday, 0},    {"martedi", weekday, 0},  {"mercoledi", weekday, 0},
    {"giovedi", weekday, 0},   {"venerdi", weekday, 0},  {"sabato", weekday, 0},
    {"domenica", weekday, 0},  {"feira", weekday_half, 0},
};

constexpr Entry kZones[] = {
    {"z", zone, 0},          {"utc", zone, 0},      {"gmt", zone, 0},      {"ut", zone, 0},
    {"wet", zone, 0},        {"west", zone, 60},    {"bst", zone, 60},     {"cet", zone, 60},
    {"mez", zone, 60},       {"cest", zone, 120},   {"mesz", zone, 120},   {"eet", zone, 120},
    {"sast", zone, 120},     {"eest", zone, 180},   {"msk", zone, 180},    {"gst", zone, 240},
    {"ist", zone, 330},      {"ict", zone, 420},    {"wib", zone, 420},    {"hkt", zone, 480},
    {"sgt", zone, 480},      {"myt", zone, 480},    {"pht", zone, 480},    {"awst", zone, 480},
    {"jst", zone, 540},      {"kst", zone, 540},    {"aest", zone, 600},   {"aedt", zone, 660},
    {"nzst", zone, 720},     {"nzdt", zone, 780},   {"brt", zone, -180},   {"adt", zone, -180},
    {"ast", zone, -240},     {"edt", zone, -240},   {"est", zone, -300},   {"cdt", zone, -300},
    {"cst", zone, -360},     {"mdt", zone, -360},   {"mst", zone, -420},   {"pdt", zone, -420},
    {"pst", zone, -480},     {"akdt", zone, -480},  {"akst", zone, -540},  {"hst", zone, -600},
    {"et", us_zone, -300},   {"ct", us_zone, -360}, {"mt", us_zone, -420}, {"pt", us_zone, -480},
};

constexpr Entry kSmall[] = {
    {"am", meridiem, 0}, {"pm", meridiem, 12}, {"st", ordinal, 0}, {"nd", ordinal, 0},
    {"rd", ordinal, 0},  {"th", ordinal, 0},   {"er", ordinal, 0}, {"de", of, 0},
    {"of", of, 0},       {"del", of, 0},       {"at", at, 0},      {"um", at, 0},
    {"a", at, 0},        {"as", at, 0},        {"las", at, 0},     {"alle", at, 0},
    {"ore", at, 0},      {"t", tee, 0},        {"uhr", hour, 0},   {"h", hour, 0},
    {"hrs", hour, 0},    {"on", at, 0},

    {"eastern", us_zone_name, -300},  {"central", us_zone_name, -360},
    {"mountain", us_zone_name, -420}, {"pacific", us_zone_name, -480},
    {"standard", zone_season, 0},     {"daylight", zone_season, 60},
    {"time", zone_time, 0},
};

constexpr std::size_t kSize = std::size(kMonths) + std::size(kWeekdays) + std::size(kZones) +
                              std::size(kSmall);

constexpr std::array<Entry, kSize> sorted_words() {
  std::array<Entry, kSize> all{};
  auto out = std::copy(std::begin(kMonths), std::end(kMonths), all.begin());
  out = std::copy(std::begin(kWeekdays), std::end(kWeekdays), out);
  out = std::copy(std::begin(kZones), std::end(kZones), out);
  std::copy(std::begin(kSmall), std::end(kSmall), out);
  std::sort(all.begin(), all.end(),
            [](const Entry& left, const Entry& right) { return left.name < right.name; });
  return all;
}

constexpr auto kWords = sorted_words();
static_assert(std::adjacent_find(kWords.begin(), kWords.end(),
                                 [](const Entry& left, const Entry& right) {
                                   return left.name == right.name;
                                 }) == kWords.end(),
              "a word has one meaning");

}  // namespace

DateWordMeaning date_word(std::string_view folded) {
  const auto found = std::lower_bound(
      kWords.begin(), kWords.end(), folded,
      [](const Entry& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found == kWords.end() || found->name != folded) return {};
  return {found->word, found->value};
}

}  // namespace tickerdex
