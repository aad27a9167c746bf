// The catalogue for programs: /502.json, /api/codes.json, /api/codes.csv, /api/comparisons.json,
// and for each a JSON Schema (draft 7), to which the tests hold it.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "pages/code_data.hpp"
#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"
#include "render/view_json.hpp"

namespace statusbook {
namespace {

constexpr std::size_t indentation = 2;

std::string json_text(const View& data) {
  return view_to_json(data, indentation) + "\n";
}

// ---- schemas

struct PublishedSchema {
  const char* url;
  const char* definition;  // in content/schema/api.schema.json
  const char* title;
};

constexpr PublishedSchema code_schema{"/api/code.schema.json", "code_file",
                                      "All facts of one HTTP status code"};
constexpr PublishedSchema codes_schema{"/api/codes.schema.json", "codes_file",
                                       "All facts of all HTTP status codes"};
constexpr PublishedSchema comparisons_schema{"/api/comparisons.schema.json", "comparisons_file",
                                             "What tells two HTTP status codes apart"};
constexpr PublishedSchema row_schema{"/api/codes-csv.schema.json", "csv_row",
                                     "One row of codes.csv, as an object"};

std::string schema_json(const SiteContext& context, const PublishedSchema& schema) {
  const View& all = context.input().data_schemas;
  View::Object members{
      {"$schema", View::borrow(*all.find("$schema"))},
      {"$id", context.input().settings.base_url + schema.url},
      {"title", schema.title},
      {"description", View::borrow(*all.find("description"))},
      {"allOf", View::List{View{{"$ref", fmt::format("#/definitions/{}", schema.definition)}}}},
      {"definitions", View::borrow(*all.find("definitions"))}};
  return json_text(std::move(members));
}

// ---- JSON

// A file's members: which schema it follows, whose it is, what it holds.
std::string data_json(const SiteContext& context, const PublishedSchema& schema, const char* name,
                      View data) {
  View::Object members{{"$schema", context.input().settings.base_url + schema.url}};
  for (View::Member& member : make_provenance(context))
    members.push_back(std::move(member));
  members.emplace_back(name, std::move(data));
  return json_text(std::move(members));
}

std::string code_json(const SiteContext& context, const StatusCode& code) {
  return data_json(context, code_schema, "status_code", make_code_data(context, code));
}

std::string codes_json(const SiteContext& context) {
  View::List codes;
  for (const StatusCode& code : context.catalogue().codes)
    codes.push_back(make_code_data(context, code));
  return data_json(context, codes_schema, "status_codes", std::move(codes));
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
    comparisons.push_back(View{
        {"keys", View::List{comparison.a, comparison.b}},
        {"url", context.input().settings.base_url + "/" + pair_url(comparison.a, comparison.b)},
        {"description", comparison.description},
        {"verdict", comparison.verdict},
        {"decision", decision_data(comparison)},
        {"test", text_or_null(comparison.test)},
        {"updated", comparison.updated}});
  }
  return data_json(context, comparisons_schema, "comparisons", std::move(comparisons));
}

// ---- CSV

// RFC 4180: quoted, quotes doubled, CRLF.
std::string csv_cell(std::string_view text) {
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

std::string yes_or_no(bool truth) {
  return truth ? "yes" : "no";
}

std::string field_levels(const StatusCode& code) {
  std::vector<std::string> fields;
  for (const FieldRequirement& field : code.fields)
    fields.push_back(fmt::format("{} ({})", field.name, field.level));
  return fmt::format("{}", fmt::join(fields, "; "));
}

struct Column {
  const char* name;
  std::string (*value)(const StatusCode& code);
};

// The columns that stand before those that need the site's address.
constexpr std::array<Column, 21> columns{{
    {"code", [](const StatusCode& code) { return std::to_string(code.code); }},
    {"key", [](const StatusCode& code) { return code.key; }},
    {"name", [](const StatusCode& code) { return code.name; }},
    {"family", [](const StatusCode& code) { return code.family; }},
    {"standing", [](const StatusCode& code) { return code.standing; }},
    {"meaning", [](const StatusCode& code) { return code.meaning; }},
    {"answer", [](const StatusCode& code) { return code.answer; }},
    {"specification", [](const StatusCode& code) { return code.specification.document; }},
    {"section", [](const StatusCode& code) { return code.specification.section; }},
    {"registry_name",
     [](const StatusCode& code) { return code.registry ? code.registry->name : std::string(); }},
    {"registry_date",
     [](const StatusCode& code) { return code.registry ? code.registry->date : std::string(); }},
    {"presence", [](const StatusCode& code) { return code.presence; }},
    {"content", [](const StatusCode& code) { return code.content.rule; }},
    {"storable_by_caches", [](const StatusCode& code) { return code.caching.storable; }},
    {"heuristically_cacheable",
     [](const StatusCode& code) { return yes_or_no(code.caching.heuristic); }},
    {"retry", [](const StatusCode& code) { return code.retry.rule; }},
    {"temporary", [](const StatusCode& code) { return code.temporary; }},
    {"fields", field_levels},
    {"popularity", [](const StatusCode& code) { return code.popularity; }},
    {"recommended", [](const StatusCode& code) { return yes_or_no(code.recommended); }},
    {"deprecated", [](const StatusCode& code) { return yes_or_no(code.deprecated); }},
}};

std::string csv_row(const std::vector<std::string>& cells) {
  std::vector<std::string> quoted;
  for (const std::string& cell : cells)
    quoted.push_back(csv_cell(cell));
  return fmt::format("{}\r\n", fmt::join(quoted, ","));
}

std::string codes_csv(const SiteContext& context) {
  std::vector<std::string> head;
  for (const Column& column : columns)
    head.emplace_back(column.name);
  head.insert(head.end(), {"sources", "url", "updated", "license"});
  std::string text = csv_row(head);
  for (const StatusCode& code : context.catalogue().codes) {
    std::vector<std::string> cells;
    for (const Column& column : columns)
      cells.push_back(column.value(code));
    const std::string url = context.input().settings.base_url + "/" + code_url(code.key);
    cells.insert(cells.end(), {fmt::format("{}", fmt::join(code.sources, "; ")), url, code.updated,
                               data_license});
    text += csv_row(cells);
  }
  return text;
}

}  // namespace

std::vector<Page> list_data_files(const SiteContext& context) {
  std::vector<Page> pages{
      make_text_page("/api/codes.json", "data", [&context] { return codes_json(context); }),
      make_text_page("/api/codes.csv", "data", [&context] { return codes_csv(context); }),
      make_text_page("/api/comparisons.json", "data",
                     [&context] { return comparisons_json(context); })};
  for (const PublishedSchema* schema :
       {&code_schema, &codes_schema, &comparisons_schema, &row_schema}) {
    pages.push_back(make_text_page(schema->url, "schema",
                                   [&context, schema] { return schema_json(context, *schema); }));
  }
  for (const StatusCode& code : context.catalogue().codes) {
    pages.push_back(make_text_page(fmt::format("/{}.json", code.key), "data",
                                   [&context, &code] { return code_json(context, code); }));
  }
  return pages;
}

}  // namespace statusbook
