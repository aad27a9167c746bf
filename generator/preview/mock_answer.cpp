#include "preview/mock_answer.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "http/http_date.hpp"
#include "http/list.hpp"
#include "http/text.hpp"
#include "preview/byte_ranges.hpp"
#include "preview/preconditions.hpp"

namespace statusbook {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds drip_pause{50};
constexpr std::size_t most_drops = 100;

// On every answer. What a query puts into one must not run as a page of this origin.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> safety_fields = {{
    {"Content-Security-Policy", "default-src 'none'; sandbox"},
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

std::string date_text(std::time_t time) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(time));
}

const std::string* find(const FieldLines& fields, std::string_view name) {
  for (const auto& [known, value] : fields) {
    if (equal_ignoring_case(known, name)) return &value;
  }
  return nullptr;
}

void remove(FieldLines& fields, std::string_view name) {
  std::erase_if(fields, [&](const auto& line) { return equal_ignoring_case(line.first, name); });
}

std::string text_of(const FieldLines& fields, std::string_view name) {
  const std::string* value = find(fields, name);
  return value == nullptr ? std::string() : *value;
}

std::optional<long long> date_of(const FieldLines& fields, std::string_view name) {
  const auto date = http::parse_http_date(text_of(fields, name));
  if (!date) return std::nullopt;
  return date->seconds;
}

// The example was made at its Date; what it says of a time to come moves along with that.
void move_dates(FieldLines& fields, std::time_t now) {
  const auto then = date_of(fields, "Date");
  for (const std::string_view name : {"Expires", "Retry-After", "Sunset"}) {
    const auto date = date_of(fields, name);
    if (then && date) set_field(fields, name, date_text(now + (*date - *then)));
  }
  // RFC 9110, section 8.8.2.1: never later than Date.
  const auto modified = date_of(fields, "Last-Modified");
  if (modified && *modified > now) set_field(fields, "Last-Modified", date_text(now));
  remove(fields, "Date");
  fields.insert(fields.begin(), {"Date", date_text(now)});
}

// The first line of a name replaces the example's, those after it are added.
void apply_fields(FieldLines& fields, const FieldLines& wanted) {
  for (const auto& [name, value] : wanted)
    remove(fields, name);
  fields.insert(fields.end(), wanted.begin(), wanted.end());
}

// So that a 200 can be asked for conditionally and in parts.
void add_validators(MockMessage& message) {
  FieldLines& fields = message.fields;
  if (message.status != 200) return;
  if (find(fields, "ETag") == nullptr) fields.emplace_back("ETag", entity_tag(message.content));
  if (find(fields, "Accept-Ranges") == nullptr) fields.emplace_back("Accept-Ranges", "bytes");
}

// RFC 9110, section 15.5.6: the methods that are supported; the one just refused is none of them.
void withdraw_method(MockMessage& message, std::string_view method) {
  if (message.status != 405 || find(message.fields, "Allow") == nullptr) return;
  const std::string allowed = text_of(message.fields, "Allow");
  std::vector<std::string_view> others;
  for (const std::string_view each : http::list_elements(allowed)) {
    if (each != method) others.push_back(each);
  }
  set_field(message.fields, "Allow", fmt::format("{}", fmt::join(others, ", ")));
}

MockMessage base_message(const MockMessage& example, const MockQuery& query,
                         std::string_view method, std::time_t now) {
  MockMessage message = example;
  move_dates(message.fields, now);
  remove(message.fields, "Transfer-Encoding");
  remove(message.fields, "Trailer");
  if (query.body && may_have_content(message.status)) {
    message.content = *query.body;
    for (const std::string_view name :
         {"Content-Encoding", "Content-Digest", "Repr-Digest", "ETag"})
      remove(message.fields, name);
    set_field(message.fields, "Content-Type", "text/plain; charset=utf-8");
  }
  withdraw_method(message, method);
  apply_fields(message.fields, query.fields);
  add_validators(message);
  return message;
}

MockMessage not_modified(MockMessage message) {
  message.status = 304;
  message.reason = "Not Modified";
  message.content.clear();
  // What describes the content is left out (RFC 9110, section 15.4.5).
  for (const std::string_view name :
       {"Content-Type", "Content-Encoding", "Content-Language", "Content-Length", "Content-Range",
        "Content-Digest", "Accept-Ranges", "Last-Modified"})
    remove(message.fields, name);
  return message;
}

MockMessage instead(unsigned status, std::string reason, std::time_t now) {
  MockMessage message = plain_message(status, std::move(reason));
  message.fields.insert(message.fields.begin(), {"Date", date_text(now)});
  return message;
}

MockMessage in_part(MockMessage message, const std::vector<ByteRange>& ranges) {
  message.status = 206;
  message.reason = "Partial Content";
  const std::string whole = std::move(message.content);
  if (ranges.size() == 1) {
    set_field(message.fields, "Content-Range", content_range(ranges.front(), whole.size()));
    message.content =
        whole.substr(ranges.front().first, ranges.front().last - ranges.front().first + 1);
    return message;
  }
  Multipart parts = make_multipart(ranges, whole, text_of(message.fields, "Content-Type"));
  set_field(message.fields, "Content-Type", std::move(parts.content_type));
  message.content = std::move(parts.content);
  return message;
}

// RFC 9110, section 14.2: only GET has ranges.
MockMessage apply_range(MockMessage message, const IncomingRequest& request,
                        const Validators& validators, std::time_t now) {
  if (message.status != 200 || request.method != "GET" || request.count("Range") != 1 ||
      !range_fits(request, validators)) {
    return message;
  }
  const std::size_t size = message.content.size();
  const RangeResult result = resolve_ranges(request.field("Range"), size);
  if (result.verdict == RangeVerdict::ignored) return message;
  if (result.verdict == RangeVerdict::satisfiable)
    return in_part(std::move(message), result.ranges);
  MockMessage refusal = instead(416, "Range Not Satisfiable", now);
  refusal.fields.emplace_back("Content-Range", unsatisfied_range(size));
  return refusal;
}

// The protocol that a 101 switches to: the first one offered. Not a WebSocket, whose handshake says
// more than that, and not h2c, which RFC 9113 has taken back.
std::optional<std::string> offered_protocol(const IncomingRequest& request) {
  const bool asks = request.version == 11 &&
                    http::contains_ignoring_case(request.joined("Connection"), "upgrade");
  const std::string offer = request.joined("Upgrade");
  const std::string_view first = http::trim(std::string_view(offer).substr(0, offer.find(',')));
  const std::string_view name = first.substr(0, first.find('/'));
  if (!asks || !http::is_token(name) || http::is_one_of(name, {"websocket", "h2c"})) {
    return std::nullopt;
  }
  return std::string(first);
}

MockMessage switching(const MockMessage& example, const IncomingRequest& request, std::time_t now) {
  const auto protocol = offered_protocol(request);
  MockMessage message =
      protocol ? MockMessage{101, example.reason, {}, {}} : instead(426, "Upgrade Required", now);
  message.fields.emplace_back("Connection", "Upgrade");
  message.fields.emplace_back("Upgrade", protocol.value_or("statusbook-mock/1"));
  return message;
}

std::string head_text(const MockMessage& message) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", message.status, message.reason);
  for (const auto& [name, value] : message.fields)
    head += fmt::format("{}: {}\r\n", name, value);
  return head + "\r\n";
}

bool has_token(const FieldLines& fields, std::string_view name, std::string_view token) {
  return std::any_of(fields.begin(), fields.end(), [&](const auto& line) {
    return equal_ignoring_case(line.first, name) && equal_ignoring_case(line.second, token);
  });
}

// Everything that depends on the connection: the length, whether it stays, what may not run.
void frame(MockMessage& message, const MockQuery& query, const IncomingRequest& request) {
  for (const auto& [name, value] : safety_fields)
    set_field(message.fields, name, std::string(value));
  remove(message.fields, "Content-Length");
  const bool has_length = may_have_content(message.status) || message.status == 205;
  if (query.fault == Fault::bad_length) {
    message.fields.emplace_back("Content-Length", "many");
  } else if (has_length) {
    message.fields.emplace_back("Content-Length", fmt::to_string(message.content.size()));
  }
  const bool ends = request.persistence == Persistence::close && message.status != 101;
  if (ends && !has_token(message.fields, "Connection", "close")) {
    message.fields.emplace_back("Connection", "close");
  }
}

std::vector<ScriptStep> drops_of(const std::string& content) {
  const std::size_t size = std::max<std::size_t>(1, (content.size() + most_drops - 1) / most_drops);
  std::vector<ScriptStep> drops;
  for (std::size_t at = 0; at < content.size(); at += size)
    drops.push_back({drip_pause, content.substr(at, size)});
  return drops;
}

// The end is missing: half of the content, or of the head when there is no content.
ScriptStep cut(milliseconds pause, const std::string& head, const std::string& content) {
  if (content.empty()) return {pause, head.substr(0, head.size() / 2)};
  return {pause, head + content.substr(0, content.size() / 2)};
}

ScriptedAnswer play(const MockMessage& message, const MockQuery& query,
                    const IncomingRequest& request) {
  const std::string head = head_text(message);
  const std::string content = request.method == "HEAD" ? std::string() : message.content;
  const bool closes = message.status == 101 || has_token(message.fields, "Connection", "close");
  ScriptedAnswer answer{{{query.sleep, head + content}},
                        closes ? ScriptEnd::close : ScriptEnd::as_requested};
  switch (query.fault) {
    case Fault::none:
      break;
    case Fault::reset:
      return {{{query.sleep, ""}}, ScriptEnd::reset};
    case Fault::no_answer:
      return {{{query.sleep, ""}}, ScriptEnd::silence};
    case Fault::bad_length:
      answer.end = ScriptEnd::close;
      break;
    case Fault::truncate:
      return {{cut(query.sleep, head, content)}, ScriptEnd::close};
    case Fault::drip:
      answer.steps = drops_of(content);
      answer.steps.insert(answer.steps.begin(), {query.sleep, head});
      break;
  }
  return answer;
}

}  // namespace

void set_field(FieldLines& fields, std::string_view name, std::string value) {
  const auto is_it = [&](const auto& line) { return equal_ignoring_case(line.first, name); };
  const auto first = std::find_if(fields.begin(), fields.end(), is_it);
  if (first == fields.end()) {
    fields.emplace_back(name, std::move(value));
    return;
  }
  first->second = std::move(value);
  fields.erase(std::remove_if(first + 1, fields.end(), is_it), fields.end());
}

// RFC 9110, section 13.2.1: conditions count only where the answer would have been a success.
MockMessage final_message(const MockMessage& example, const MockQuery& query,
                          const IncomingRequest& request, std::time_t now) {
  if (example.status == 101) return switching(example, request, now);
  MockMessage message = base_message(example, query, request.method, now);
  if (message.status / 100 != 2) return message;
  const Validators validators{text_of(message.fields, "ETag"),
                              date_of(message.fields, "Last-Modified")};
  switch (check_preconditions(request, validators)) {
    case Precondition::failed:
      return instead(412, "Precondition Failed", now);
    case Precondition::not_modified:
      return not_modified(std::move(message));
    case Precondition::holds:
      break;
  }
  return apply_range(std::move(message), request, validators, now);
}

// RFC 9110, section 15.2: no interim response to an HTTP/1.0 client. A reset or no answer comes
// without any byte before it.
ScriptedAnswer mock_answer(const MockExample& example, const MockQuery& query,
                           const IncomingRequest& request, std::time_t now) {
  MockMessage message = final_message(example.final, query, request, now);
  frame(message, query, request);
  ScriptedAnswer answer = play(message, query, request);
  const bool stays_silent = query.fault == Fault::reset || query.fault == Fault::no_answer;
  if (request.version < 11 || stays_silent) return answer;
  std::string interim;
  for (const MockMessage& each : example.interim)
    interim += head_text(each);
  if (!interim.empty()) answer.steps.insert(answer.steps.begin(), {milliseconds(0), interim});
  return answer;
}

}  // namespace statusbook
