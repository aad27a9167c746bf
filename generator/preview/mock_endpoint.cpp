#include "preview/mock_endpoint.hpp"

#include <fmt/format.h>

#include "preview/mock_answer.hpp"
#include "preview/mock_chance.hpp"

namespace statusbook {
namespace {

// All clients come from this machine, so what they call themselves tells them apart.
std::string client_of(const IncomingRequest& request) {
  return fmt::format("{} {}", request.remote_address, request.field("User-Agent"));
}

Answer explain(const std::string& problem) {
  return text_answer(400, fmt::format("{}. The endpoints are described at /mock/", problem));
}

}  // namespace

std::variant<Answer, ScriptedAnswer> MockEndpoint::answer(const MockTable& table,
                                                          const IncomingRequest& request,
                                                          std::time_t now) {
  // A page of another site could make a browser come here, and a cookie set here would be one of
  // every other server on this machine (RFC 6265, section 8.5). Browsers say whose idea it was.
  if (request.field("Sec-Fetch-Site") == "cross-site") {
    return text_answer(403, "Mock endpoints do not answer pages of other sites.");
  }
  if (request.path() == "/mock/reset") return reset(request);
  const auto parsed = parse_mock_query(request.target);
  if (const auto* problem = std::get_if<std::string>(&parsed)) return explain(*problem);
  const MockQuery& query = std::get<MockQuery>(parsed);
  const std::string key = key_for(query, request);
  const auto example = table.find(key);
  if (!example) return explain(fmt::format("{} is no code of the catalogue", key));
  return mock_answer(*example, query, request, now);
}

Answer MockEndpoint::reset(const IncomingRequest& request) {
  if (request.method != "POST") {
    Answer answer = text_answer(405, "POST starts all sequences of this client again.");
    answer.fields.emplace_back("Allow", "POST");
    return answer;
  }
  visits_.reset(client_of(request));
  return {.status = 204, .fields = {}};
}

std::string MockEndpoint::key_for(const MockQuery& query, const IncomingRequest& request) {
  if (query.sequence.empty() && query.chances.empty()) return query.key;
  const std::uint64_t visit = visits_.count(client_of(request), request.target);
  if (visit < query.sequence.size()) return query.sequence[visit];
  const double draw = chance_of(query.seed.value_or(seed_), visit);
  if (const auto status = status_by_chance(query.chances, draw)) return fmt::to_string(*status);
  return query.key;
}

}  // namespace statusbook
