#include "preview/preconditions.hpp"

#include <algorithm>

#include "http/http_date.hpp"
#include "http/text.hpp"

namespace statusbook {
namespace {

bool is_read(const IncomingRequest& request) {
  return request.method == "GET" || request.method == "HEAD";
}

bool has_representation(const IncomingRequest& request) {
  return !http::is_one_of(request.method, {"CONNECT", "OPTIONS", "TRACE"});
}

std::optional<long long> date_in(const IncomingRequest& request, std::string_view name) {
  const auto date = http::parse_http_date(request.field(name));
  if (!date) return std::nullopt;
  return date->seconds;
}

// If-Match, or else If-Unmodified-Since.
bool may_change(const IncomingRequest& request, const Validators& validators) {
  if (request.count("If-Match") > 0) {
    return names_tag_strongly(request.joined("If-Match"), validators.tag);
  }
  const auto date = date_in(request, "If-Unmodified-Since");
  return !date || !validators.modified || *validators.modified <= *date;
}

// If-None-Match, or else If-Modified-Since.
bool is_known(const IncomingRequest& request, const Validators& validators) {
  if (request.count("If-None-Match") > 0) {
    return names_tag(request.joined("If-None-Match"), validators.tag);
  }
  if (!is_read(request)) return false;
  const auto date = date_in(request, "If-Modified-Since");
  return date && validators.modified && *validators.modified <= *date;
}

}  // namespace

Precondition check_preconditions(const IncomingRequest& request, const Validators& validators) {
  if (!has_representation(request)) return Precondition::holds;
  if (!may_change(request, validators)) return Precondition::failed;
  if (!is_known(request, validators)) return Precondition::holds;
  return is_read(request) ? Precondition::not_modified : Precondition::failed;
}

// A date has to be exactly the one sent; a weak tag never fits (RFC 9110, section 13.1.5).
bool range_fits(const IncomingRequest& request, const Validators& validators) {
  if (request.count("If-Range") == 0) return true;
  const std::string_view wanted = request.field("If-Range");
  if (const auto date = http::parse_http_date(wanted)) {
    return validators.modified && *validators.modified == date->seconds;
  }
  return !wanted.starts_with("W/") && !validators.tag.empty() && wanted == validators.tag;
}

bool names_tag_strongly(std::string_view if_match, std::string_view tag) {
  while (!if_match.empty()) {
    const std::size_t comma = std::min(if_match.find(','), if_match.size());
    const std::string_view named = http::trim(if_match.substr(0, comma));
    if (named == "*") return true;
    if (!tag.empty() && named == tag && !tag.starts_with("W/")) return true;
    if_match.remove_prefix(std::min(comma + 1, if_match.size()));
  }
  return false;
}

}  // namespace statusbook
