#include "pages/fact_table_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "pages/fact_table_cells.hpp"

namespace statusbook {
namespace {

bool is_in_registry(const StatusCode& code) {
  return code.standing != "unofficial";
}

// What a value of a fact is called as a part of its table.
struct ValuePart {
  const char* value;
  const char* heading;
  const char* caption;
};

using Note = const std::string& (*)(const StatusCode&);
using Value = const std::string& (*)(const StatusCode&);

// The codes of the registry by the value of one fact, each with the note on it.
template <std::size_t size>
std::vector<TablePart> parts_by_value(const Catalogue& catalogue,
                                      const std::array<ValuePart, size>& values, Value value_of,
                                      Note note_of, std::string_view column) {
  std::vector<TablePart> parts;
  for (const ValuePart& value : values) {
    TablePart part{value.value, value.heading, value.caption, {"Code", column, "Section"}, {}};
    std::replace(part.id.begin(), part.id.end(), ' ', '-');
    for (const StatusCode& code : catalogue.codes) {
      if (!is_in_registry(code) || value_of(code) != value.value) continue;
      part.rows.push_back(table_row(code_cell(catalogue, code), note_cells(code, note_of(code))));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<TablePart> cacheable_parts(TableMaking& making) {
  static constexpr std::array<ValuePart, 4> values{{
      {"by default", "Kept unasked", "Codes for which a cache may estimate a lifetime"},
      {"if marked", "Kept if marked", "Codes that need an explicit lifetime or public"},
      {"never", "Never kept", "Codes that no cache may store"},
      {"not applicable", "Nothing to keep", "Codes to which the question does not apply"},
  }};
  return parts_by_value(
      making.catalogue, values,
      [](const StatusCode& code) -> const std::string& { return code.caching.storable; },
      [](const StatusCode& code) -> const std::string& { return code.caching.note; },
      "What a cache may do");
}

std::vector<TablePart> content_parts(TableMaking& making) {
  static constexpr std::array<ValuePart, 5> values{{
      {"forbidden", "Forbidden", "Codes whose response ends with the header section"},
      {"required", "Required", "Codes that say nothing without content"},
      {"recommended", "Recommended", "Codes whose content is asked for"},
      {"allowed", "Allowed", "Codes that may have content or not"},
      {"not applicable", "Undefined", "Codes for which no rule exists"},
  }};
  return parts_by_value(
      making.catalogue, values,
      [](const StatusCode& code) -> const std::string& { return code.content.rule; },
      [](const StatusCode& code) -> const std::string& { return code.content.note; },
      "What belongs in it");
}

std::vector<TablePart> field_parts(TableMaking& making) {
  const std::vector<std::string_view> columns{"Code", "Field", "Level", "Who", "When", "Section"};
  std::vector<TablePart> parts{
      {"must", "Must be there", "Fields that the standard demands with MUST", columns, {}},
      {"should", "Should be there", "Fields that the standard asks for with SHOULD", columns, {}},
      {"other",
       "Other rules",
       "Fields that may be there, must not, or belong to the code without a keyword",
       columns,
       {}}};
  for (const StatusCode& code : making.catalogue.codes) {
    for (const FieldRequirement& field : code.fields) {
      TablePart& part = parts[field.level == "MUST" ? 0 : field.level == "SHOULD" ? 1 : 2];
      part.rows.push_back(
          table_row(code_cell(making.catalogue, code),
                    {literal_cell(field.name), text_cell(field.level), text_cell(field.who),
                     text_cell(field.when), references_cell(field.section)}));
    }
  }
  return parts;
}

std::vector<TablePart> redirect_parts(TableMaking& making) {
  TablePart followed{"followed",
                     "Followed",
                     "Redirects that browsers follow",
                     {"Code", "Lasts", "Method", "Standard", "Browsers", "curl", "Section"},
                     {}};
  TablePart others{"not-followed",
                   "Not followed",
                   "Codes of the class 3xx that lead nowhere by themselves",
                   {"Code", "Standard", "Browsers", "Section"},
                   {}};
  for (const StatusCode& code : making.catalogue.codes) {
    if (!code.redirect) continue;
    const Redirect& redirect = *code.redirect;
    Cell head = code_cell(making.catalogue, code);
    Cell section = references_cell(specification_reference(code));
    if (redirect.method == "not followed") {
      others.rows.push_back(table_row(
          std::move(head), {text_cell(redirect.standard), text_cell(redirect.browsers), section}));
    } else {
      followed.rows.push_back(table_row(
          std::move(head),
          {text_cell(redirect.permanence), text_cell(redirect.method), text_cell(redirect.standard),
           text_cell(redirect.browsers), text_cell(redirect.curl), section}));
    }
  }
  return {std::move(followed), std::move(others)};
}

TablePart clients_part(TableMaking& making) {
  TablePart part{"clients",
                 "By software",
                 "What repeats a request by itself",
                 {"Software", "After which codes", "After which failures of the connection",
                  "Methods", "Retry-After", "Limits", "Source"},
                 {}};
  for (const RetryingClient& client : making.table.clients) {
    part.rows.push_back(
        table_row(text_cell(fmt::format("{} ({})", client.client, client.version)),
                  {codes_cell(making.catalogue, client.codes, client.codes.empty() ? "none" : ""),
                   text_cell(client.connection_failures), text_cell(client.methods),
                   text_cell(client.retry_after), text_cell(client.limits),
                   source_cell(making, client.source)}));
  }
  return part;
}

TablePart clients_by_code_part(const TableMaking& making) {
  std::map<std::string, std::vector<std::string_view>> clients;
  for (const RetryingClient& client : making.table.clients) {
    for (const std::string& key : client.codes)
      clients[key].push_back(client.client);
  }
  TablePart part{"by-code",
                 "By code",
                 "Codes after which something repeats the request",
                 {"Code", "By what, where its limits allow it"},
                 {}};
  for (const auto& [key, names] : clients) {
    part.rows.push_back(table_row(code_cell(making.catalogue, *making.catalogue.find_code(key)),
                                  {text_cell(fmt::format("{}", fmt::join(names, ", ")))}));
  }
  return part;
}

TablePart advice_part(const TableMaking& making) {
  TablePart part{"advice",
                 "What your own client should do",
                 "Registered codes after which a repeated request is a question at all",
                 {"Code", "Retry", "What to do", "Section"},
                 {}};
  for (const StatusCode& code : making.catalogue.codes) {
    if (!is_in_use(code) || code.retry.rule == "not needed") continue;
    part.rows.push_back(table_row(code_cell(making.catalogue, code),
                                  {text_cell(code.retry.rule), text_cell(code.retry.advice),
                                   references_cell(code.retry.section)}));
  }
  return part;
}

std::vector<TablePart> retry_parts(TableMaking& making) {
  return {clients_part(making), clients_by_code_part(making), advice_part(making)};
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" ,"));
}

// What the table says, then what the code's record adds to it. The same software may have a longer
// name in one of them.
std::vector<PhraseUse> phrases_of(const FactTable& table, const StatusCode& code) {
  std::vector<PhraseUse> uses;
  for (const PhrasesOfCode& listed : table.phrases) {
    if (listed.code == code.key) uses = listed.phrases;
  }
  for (const ReasonPhrase& own : code.reason_phrases) {
    const bool is_known = std::any_of(uses.begin(), uses.end(), [&](const PhraseUse& use) {
      return use.phrase == own.phrase && first_word(use.by) == first_word(own.software);
    });
    if (!is_known) uses.push_back({own.software, own.phrase, own.source});
  }
  return uses;
}

std::vector<TablePart> phrase_parts(TableMaking& making) {
  TablePart part{"phrases",
                 "By code",
                 "Phrases that differ from the registered name",
                 {"Code and its name", "Phrase", "Written by"},
                 {}};
  for (const StatusCode& code : making.catalogue.codes) {
    const std::vector<PhraseUse> uses = phrases_of(making.table, code);
    std::vector<std::string> phrases;
    for (const PhraseUse& use : uses) {
      if (std::find(phrases.begin(), phrases.end(), use.phrase) == phrases.end())
        phrases.push_back(use.phrase);
    }
    for (const std::string& phrase : phrases) {
      Cell by;
      for (const PhraseUse& use : uses) {
        if (use.phrase == phrase) by.pieces.push_back(sourced_piece(making, use.by, use.source));
      }
      part.rows.push_back(
          table_row(code_cell(making.catalogue, code), {literal_cell(phrase), std::move(by)}));
    }
  }
  return {std::move(part)};
}

std::vector<TablePart> grpc_parts(TableMaking& making) {
  TablePart to_http{"to-http",
                    "From gRPC to HTTP",
                    "The code that an HTTP API gives for a gRPC status",
                    {"gRPC status", "Number", "HTTP", "When"},
                    {}};
  for (const GrpcStatus& status : making.table.statuses) {
    to_http.rows.push_back(
        table_row(literal_cell(status.status),
                  {text_cell(std::to_string(status.number)),
                   code_cell(making.catalogue, *making.catalogue.find_code(status.code)),
                   text_cell(status.why)}));
  }
  TablePart from_http{"from-http",
                      "From HTTP to gRPC",
                      "The gRPC status of an answer that carries no grpc-status",
                      {"HTTP", "gRPC status"},
                      {}};
  for (const GrpcReading& reading : making.table.readings) {
    Cell head = text_cell("any other code");
    if (!reading.code.empty())
      head = code_cell(making.catalogue, *making.catalogue.find_code(reading.code));
    from_http.rows.push_back(table_row(std::move(head), {literal_cell(reading.status)}));
  }
  return {std::move(to_http), std::move(from_http)};
}

std::vector<TablePart> crawler_parts(TableMaking& making) {
  TablePart rules{"rules",
                  "By answer",
                  "What an answer does to a page and to robots.txt",
                  {"Answer", "Who says it", "As the answer for a page",
                   "As the answer for robots.txt", "Source"},
                  {}};
  for (const CrawlerRule& rule : making.table.crawlers) {
    rules.rows.push_back(table_row(codes_cell(making.catalogue, rule.codes, rule.label),
                                   {text_cell(rule.crawler), text_cell(rule.page),
                                    text_cell(rule.robots), source_cell(making, rule.source)}));
  }
  TablePart claims{"codes",
                   "By code",
                   "What is known of single codes",
                   {"Code", "What crawlers do", "Source"},
                   {}};
  for (const StatusCode& code : making.catalogue.codes) {
    for (const Behavior& behavior : code.behavior) {
      if (behavior.who != "crawlers") continue;
      claims.rows.push_back(
          table_row(code_cell(making.catalogue, code),
                    {text_cell(behavior.does), source_cell(making, behavior.source)}));
    }
  }
  return {std::move(rules), std::move(claims)};
}

struct TableKind {
  std::string_view slug;
  std::vector<TablePart> (*make)(TableMaking&);
};

// As load_tables knows them.
constexpr std::array<TableKind, 8> table_kinds{{
    {"cacheable", cacheable_parts},
    {"content", content_parts},
    {"required-fields", field_parts},
    {"redirects", redirect_parts},
    {"retries", retry_parts},
    {"reason-phrases", phrase_parts},
    {"grpc", grpc_parts},
    {"crawlers", crawler_parts},
}};

}  // namespace

TableContent make_table_content(const Catalogue& catalogue, const FactTable& table) {
  const auto kind = std::find_if(table_kinds.begin(), table_kinds.end(),
                                 [&](const TableKind& each) { return each.slug == table.slug; });
  if (kind == table_kinds.end()) return {};
  TableMaking making{catalogue, table};
  TableContent content;
  content.parts = kind->make(making);
  std::erase_if(content.parts, [](const TablePart& part) { return part.rows.empty(); });
  content.sources = std::move(making.sources);
  for (const std::string& source : table.sources) {
    if (catalogue.find_source(source) != nullptr) content.sources.insert(source);
  }
  return content;
}

}  // namespace statusbook
