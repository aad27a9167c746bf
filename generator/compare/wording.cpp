#include "compare/wording.hpp"

#include <fmt/format.h>

namespace statusbook {
namespace {

std::string_view distinction_of(const StatusCode& code) {
  if (!code.known_as.empty()) return code.known_as;
  const std::size_t dash = code.key.find('-');
  if (dash != std::string::npos) return std::string_view(code.key).substr(dash + 1);
  return code.standing == "unofficial" ? std::string_view(code.family) : "registered";
}

// The best-known meaning of its number.
bool is_plain(const StatusCode& code) {
  return code.key.find('-') == std::string::npos;
}

}  // namespace

std::string distinction_beside(const StatusCode& code, const StatusCode& other) {
  return std::string(code.code == other.code || !is_plain(code) ? distinction_of(code) : "");
}

std::string usual_distinction(const StatusCode& code) {
  return std::string(is_plain(code) ? "" : distinction_of(code));
}

std::string name_with(const StatusCode& code, std::string_view distinction) {
  if (distinction.empty()) return std::to_string(code.code);
  return fmt::format("{} ({})", code.code, distinction);
}

std::string usual_name(const StatusCode& code) {
  return name_with(code, usual_distinction(code));
}

std::string name_beside(const StatusCode& code, const StatusCode& other) {
  return name_with(code, distinction_beside(code, other));
}

bool is_met(const StatusCode& code) {
  if (code.standing == "unused" || code.presence == "rumored") return false;
  return code.popularity != "never sent";
}

bool is_received(const StatusCode& code) {
  return place_of(code).empty();
}

std::string place_of(const StatusCode& code) {
  if (code.standing == "unused") return "is reserved without a meaning";
  if (code.presence == "rumored") return "has no known sender";
  if (code.deprecated) return "is out of use";
  if (code.presence == "log only") return "is a line in a log";
  if (code.presence == "client side") return "is made up by a client library";
  if (code.presence == "internal") {
    if (code.wire_status == 0) return "stays inside the server";
    return fmt::format("stays inside the server, which sends {}", code.wire_status);
  }
  if (code.presence == "in the content") {
    if (code.wire_status == 0) return "stands in the content of another response";
    return fmt::format("stands in the content of a {}", code.wire_status);
  }
  return code.popularity == "never sent" ? "is out of use" : "";
}

std::string received_of(const StatusCode& code) {
  if (code.presence == "log only") return "nothing: the number stands in a log only";
  if (code.presence == "client side") return "nothing: a client library makes the number up";
  if (code.presence == "rumored") return "unknown: nobody is known to send it";
  if (code.presence == "internal") {
    return code.wire_status == 0 ? "another status"
                                 : fmt::format("{} in its place", code.wire_status);
  }
  if (code.presence == "in the content") {
    return code.wire_status == 0
               ? "another status, with the number in the content"
               : fmt::format("{}, with the number in the content", code.wire_status);
  }
  const bool is_sent = code.senders.empty() || code.senders.front() != "nobody";
  return is_sent ? "the number itself" : "";
}

std::string with_full_stop(std::string text) {
  if (!text.ends_with('.')) text += '.';
  return text;
}

}  // namespace statusbook
