#include "print/sheet.hpp"

#include <algorithm>
#include <array>

namespace statusbook {
namespace {

struct MarkRule {
  SheetMark mark;
  bool (*applies)(const StatusCode&);
};

constexpr std::array<MarkRule, 6> mark_rules{{
    {{"C", "cacheable by default"}, [](const StatusCode& code) { return code.caching.heuristic; }},
    {{"R", "repeat with any method"},
     [](const StatusCode& code) { return code.retry.rule == "any method"; }},
    {{"I", "repeat only if idempotent (GET, HEAD, PUT, DELETE)"},
     [](const StatusCode& code) { return code.retry.rule == "if idempotent"; }},
    {{"W", "repeat after a wait"},
     [](const StatusCode& code) { return code.retry.rule == "after a delay"; }},
    {{"N", "never has content"},
     [](const StatusCode& code) { return code.content.rule == "forbidden"; }},
    {{"M", "must have content"},
     [](const StatusCode& code) { return code.content.rule == "required"; }},
}};

std::vector<std::string> marks_of(const StatusCode& code) {
  std::vector<std::string> marks;
  for (const MarkRule& rule : mark_rules) {
    if (rule.applies(code)) marks.emplace_back(rule.mark.letter);
  }
  return marks;
}

std::vector<SheetField> fields_of(const StatusCode& code) {
  std::vector<SheetField> fields;
  for (const FieldRequirement& field : code.fields) {
    if (field.always) fields.push_back({field.name, field.level == "MUST"});
  }
  return fields;
}

SheetEntry make_entry(const StatusCode& code) {
  return {code.key,       code.code,      code.name, code.meaning, code.popularity == "common",
          marks_of(code), fields_of(code)};
}

// A temporary registration (104) counts: its code is sent.
bool is_sent(const StatusCode& code) {
  return is_in_use(code) || code.standing == "temporary";
}

bool is_met_in_logs(const StatusCode& code) {
  return !code.deprecated && (code.popularity == "common" || code.popularity == "occasional");
}

SheetSection make_section(const Family& family) {
  return {family.slug, family.label, family.name, family.color, {}, {}, {}, {}};
}

// The codes of a cell; several share it as "301, 302".
std::string codes_at(const std::vector<const StatusCode*>& codes, std::string_view permanence,
                     std::string_view method) {
  std::string found;
  for (const StatusCode* code : codes) {
    if (!code->redirect || !is_sent(*code)) continue;
    if (code->redirect->permanence != permanence || code->redirect->method != method) continue;
    if (!found.empty()) found += ", ";
    found += code->key;
  }
  return found;
}

RedirectTable make_redirects(const std::vector<const StatusCode*>& codes) {
  static constexpr std::array<std::string_view, 3> methods{"kept", "POST may become GET",
                                                           "becomes GET"};
  RedirectTable table;
  for (const std::string_view permanence : {"permanent", "temporary"}) {
    RedirectTable::Row row{std::string(permanence), {}};
    for (const std::string_view method : methods)
      row.codes.push_back(codes_at(codes, permanence, method));
    const bool is_empty = std::all_of(row.codes.begin(), row.codes.end(),
                                      [](const std::string& cell) { return cell.empty(); });
    if (!is_empty) table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) table.columns = {"kept", "may change", "GET"};
  return table;
}

SheetSection make_class(const Catalogue& catalogue, const Family& family) {
  SheetSection section = make_section(family);
  const std::vector<const StatusCode*> codes = catalogue.codes_of(family);
  for (const StatusCode* code : codes) {
    (is_sent(*code) ? section.entries : section.out_of_use).push_back(make_entry(*code));
  }
  section.redirects = make_redirects(codes);
  for (const QuickDecision& decision : catalogue.quick_decisions) {
    if (decision.after == family.slug) section.decisions.push_back(decision);
  }
  return section;
}

SheetSection make_vendor(const Catalogue& catalogue, const Family& family) {
  SheetSection section = make_section(family);
  for (const StatusCode* code : catalogue.codes_of(family)) {
    if (is_met_in_logs(*code)) section.entries.push_back(make_entry(*code));
  }
  return section;
}

}  // namespace

const std::vector<SheetMark>& sheet_marks() {
  static const std::vector<SheetMark> marks = [] {
    std::vector<SheetMark> all;
    all.reserve(mark_rules.size());
    for (const MarkRule& rule : mark_rules)
      all.push_back(rule.mark);
    return all;
  }();
  return marks;
}

Sheet make_sheet(const Catalogue& catalogue, const SiteSettings& settings) {
  Sheet sheet{
      "HTTP status codes", settings.title, settings.base_url, settings.language, {}, {}, {}, {}};
  for (const StatusCode& code : catalogue.codes) {
    if (code.registry) sheet.registry_date = std::max(sheet.registry_date, code.registry->date);
    sheet.updated = std::max(sheet.updated, code.updated);
  }
  for (const Family& family : catalogue.families) {
    SheetSection section =
        family.kind == "class" ? make_class(catalogue, family) : make_vendor(catalogue, family);
    if (section.entries.empty()) continue;
    (family.kind == "class" ? sheet.classes : sheet.vendors).push_back(std::move(section));
  }
  return sheet;
}

}  // namespace statusbook
