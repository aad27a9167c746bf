#include "catalogue/load_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "catalogue/records.hpp"

namespace statusbook {
namespace {

// From the client's end to the origin's: the order of the columns.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known_parties{{
    {"client", "Client"},
    {"proxy", "Proxy"},
    {"portal", "Captive portal"},
    {"cdn", "CDN"},
    {"cache", "Cache"},
    {"balancer", "Load balancer"},
    {"gateway", "Gateway"},
    {"server", "Origin server"},
    {"application", "Application"},
    {"upstream", "Upstream"},
}};

bool takes_part(const JsonNode& steps, std::string_view party) {
  return std::any_of(steps.items.begin(), steps.items.end(), [&](const JsonNode& step) {
    return step.at("from").text == party || step.at("to").text == party;
  });
}

std::string name_of(const JsonNode& names, std::string_view party, std::string_view usual) {
  const std::string own = text_of(names, party);
  return own.empty() ? std::string(usual) : own;
}

bool is_marked(const JsonNode& step) {
  return step.find("mark") != nullptr;
}

}  // namespace

std::optional<RequestPath> read_request_path(const LoadedRecord& record, Diagnostics& report) {
  const JsonNode& steps = record.root.at("steps");
  const auto marks = std::count_if(steps.items.begin(), steps.items.end(), is_marked);
  if (marks != 1) {
    report.error("path-mark", record.locate(steps),
                 fmt::format("{} steps are marked; exactly one says where the code arises", marks),
                 R"(put "mark": "fails" or "decides" on that step)");
    return std::nullopt;
  }
  RequestPath path;
  path.caption = text_of(record.root, "caption");
  std::vector<std::string_view> ids;
  for (const auto& [id, usual] : known_parties) {
    if (!takes_part(steps, id)) continue;
    ids.push_back(id);
    path.parties.push_back(name_of(record.root.at("names"), id, usual));
  }
  const auto index_of = [&](const JsonNode& party) {
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), party.text) - ids.begin());
  };
  for (const JsonNode& step : steps.items) {
    if (is_marked(step)) {
      path.marked = path.steps.size();
      path.fails = text_of(step, "mark") == "fails";
    }
    path.steps.push_back({index_of(step.at("from")), index_of(step.at("to")), text_of(step, "says"),
                          truth_of(step, "lost")});
  }
  return path;
}

}  // namespace statusbook
