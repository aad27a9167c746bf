#include "preview/live_events.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace statusbook {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Diagnostic& diagnostic) {
  return {{"file", diagnostic.where.file},
          {"line", diagnostic.where.line},
          {"column", diagnostic.where.column},
          {"length", diagnostic.where.length},
          {"severity", to_string(diagnostic.severity)},
          {"message", diagnostic.message},
          {"code", diagnostic.code},
          {"source_line", diagnostic.where.source_line},
          {"hint", diagnostic.hint}};
}

// JSON without line ends is one data line. A source line may be anything, valid UTF-8 or not.
std::string event(std::string_view name, std::string_view id, const Json& data) {
  return fmt::format("event: {}\nid: {}\ndata: {}\n\n", name, id,
                     data.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

std::string reload_event(const ReloadNews& news) {
  return event("reload", news.generation,
               {{"generation", news.generation},
                {"previous", news.previous},
                {"styles_only", news.styles_only}});
}

std::string diagnostics_event(std::string_view generation,
                              const std::vector<Diagnostic>& diagnostics) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back(to_json(diagnostic));
  }
  return event("diagnostics", generation, {{"generation", generation}, {"diagnostics", list}});
}

std::string_view retry_event() {
  return "retry: 500\n\n";
}

}  // namespace statusbook
