#include "cli/diagnostic_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "cli/version.hpp"

namespace statusbook {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(std::size_t number) {
  return number == 0 ? Json() : Json(number);
}

// Names of files and excerpts of broken input may hold any bytes.
std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// SARIF 2.1.0 section 3.4.3 asks for a URI reference (RFC 3986): all but a path's own characters is
// percent-encoded, ':' too, because it would make a scheme of what stands before it (section 4.2).
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=@/";
  std::string uri;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

Json sarif_location(const Location& where) {
  Json location = {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(where.file)}}}}}};
  if (where.line == 0) return location;
  Json region = {{"startLine", where.line}};
  if (where.column > 0) {
    region["startColumn"] = where.column;
    region["endColumn"] = where.column + where.length;
  }
  location["physicalLocation"]["region"] = region;
  return location;
}

Json sarif_result(const Diagnostic& diagnostic) {
  std::string text = diagnostic.message;
  if (!diagnostic.hint.empty()) text += " (" + diagnostic.hint + ")";
  Json result = {{"ruleId", diagnostic.code},
                 {"level", to_string(diagnostic.severity)},
                 {"message", {{"text", text}}}};
  if (!diagnostic.where.file.empty())
    result["locations"] = Json::array({sarif_location(diagnostic.where)});
  return result;
}

}  // namespace

std::string to_json(const Diagnostics& diagnostics) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    list.push_back({{"file", diagnostic.where.file},
                    {"line", number_or_null(diagnostic.where.line)},
                    {"column", number_or_null(diagnostic.where.column)},
                    {"severity", to_string(diagnostic.severity)},
                    {"code", diagnostic.code},
                    {"message", diagnostic.message},
                    {"hint", diagnostic.hint}});
  }
  return dump(list);
}

std::string to_sarif(const Diagnostics& diagnostics,
                     const std::function<std::string(const std::string& code)>& describe) {
  Json results = Json::array();
  std::set<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    results.push_back(sarif_result(diagnostic));
    codes.insert(diagnostic.code);
  }
  Json rules = Json::array();
  for (const std::string& code : codes) {
    Json rule = {{"id", code}};
    const std::string text = describe ? describe(code) : "";
    if (!text.empty()) rule["shortDescription"] = {{"text", text}};
    rules.push_back(std::move(rule));
  }
  const std::string_view number = version.substr(version.find(' ') + 1);
  const Json driver = {{"name", "statusbook"}, {"version", number}, {"rules", rules}};
  return dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
               {"version", "2.1.0"},
               {"runs", Json::array({{{"tool", {{"driver", driver}}},
                                      {"columnKind", "unicodeCodePoints"},
                                      {"results", results}}})}});
}

}  // namespace statusbook
