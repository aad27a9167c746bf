// The catalogue for programs: /502.json, /api/codes.json, /api/codes.csv, /api/comparisons.json, and
// the schema that the tests hold them against.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compare/verdict.hpp"
#include "pages/code_data.hpp"
#include "pages/code_views.hpp"
#include "pages/file_page.hpp"
#include "pages/page_kinds.hpp"
#include "render/view_json.hpp"

namespace statusbook {
namespace {

constexpr std::size_t indentation = 2;

std::string json_text(View::Object members) {
  return view_to_json(View(std::move(members)), indentation) + "\n";
}

void append(View::Object& members, View::Object more) {
  for (View::Member& member : more)
    members.push_back(std::move(member));
}

std::string schema_url(const SiteContext& context) {
  return context.input().settings.base_url + "/api/schema.json";
}

std::string code_json(const SiteContext& context, const StatusCode& code) {
  View::Object members{{"$schema", schema_url(context)}};
  append(members, make_provenance(context));
  members.emplace_back("status_code", make_code_data(context, code));
  return json_text(std::move(members));
}

std::string codes_json(const SiteContext& context) {
  View::List codes;
  for (const StatusCode& code : context.catalogue().codes)
    codes.push_back(make_code_data(context, code));
  View::Object members{{"$schema", schema_url(context)}};
  append(members, make_provenance(context));
  members.emplace_back("status_codes", std::move(codes));
  return json_text(std::move(members));
}

View decision_data(const Comparison& comparison) {
  View::List list;
  for (const Decision& decision : comparison.decision)
    list.push_back(View{{"key", decision.code}, {"when", decision.when}});
  return list;
}

// Written comparisons; the others follow from the facts of their codes.
std::string comparisons_json(const SiteContext& context) {
  View::List comparisons;
  for (const Comparison& comparison : context.catalogue().comparisons) {
    comparisons.push_back(View{{"keys", View::List{comparison.a, comparison.b}},
                               {"url", context.input().settings.base_url + "/" +
                                           pair_url(comparison.a, comparison.b)},
                               {"verdict", comparison.verdict},
                               {"decision", decision_data(comparison)},
                               {"test", comparison.test},
                               {"updated", comparison.updated}});
  }
  View::Object members{{"$schema", schema_url(context)}};
  append(members, make_provenance(context));
  members.emplace_back("comparisons", std::move(comparisons));
  return json_text(std::move(members));
}

// RFC 4180: quoted, quotes doubled, CRLF.
std::string csv_cell(std::string_view text) {
  std::string cell = "\"";
  for (const char c : text)
    cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::vector<std::string> quoted;
  for (const std::string& cell : cells)
    quoted.push_back(csv_cell(cell));
  return fmt::format("{}\r\n", fmt::join(quoted, ","));
}

std::string required_fields(const StatusCode& code) {
  std::vector<std::string> fields;
  for (const FieldRequirement& field : code.fields)
    fields.push_back(fmt::format("{} ({})", field.name, field.level));
  return fmt::format("{}", fmt::join(fields, "; "));
}

std::string codes_csv(const SiteContext& context) {
  std::string text = csv_row({"code", "key", "name", "family", "standing", "meaning", "answer",
                              "specification", "section", "content", "storable_by_caches",
                              "heuristically_cacheable", "retry", "fields", "popularity", "url",
                              "updated"});
  for (const StatusCode& code : context.catalogue().codes) {
    text += csv_row({std::to_string(code.code), code.key, code.name, code.family, code.standing,
                     code.meaning, code.answer, code.specification.document,
                     code.specification.section, code.content.rule, code.caching.storable,
                     code.caching.heuristic ? "yes" : "no", code.retry.rule, required_fields(code),
                     code.popularity,
                     context.input().settings.base_url + "/" + code_url(code.key), code.updated});
  }
  return text;
}

}  // namespace

std::vector<Page> list_data_files(const SiteContext& context) {
  std::vector<Page> pages{
      make_file_page("/api/codes.json", "data", [&context] { return codes_json(context); }),
      make_file_page("/api/codes.csv", "data", [&context] { return codes_csv(context); }),
      make_file_page("/api/comparisons.json", "data",
                     [&context] { return comparisons_json(context); })};
  for (const StatusCode& code : context.catalogue().codes) {
    pages.push_back(make_file_page(fmt::format("/{}.json", code.key), "data",
                                   [&context, &code] { return code_json(context, code); }));
  }
  return pages;
}

}  // namespace statusbook
