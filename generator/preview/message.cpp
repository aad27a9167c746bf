#include "preview/message.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "pages/security_fields.hpp"

namespace statusbook {
namespace {

struct Reason {
  unsigned status;
  std::string_view phrase;
};

// The answers that the preview itself gives.
constexpr std::array reasons = {
    Reason{200, "OK"},
    Reason{204, "No Content"},
    Reason{301, "Moved Permanently"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{408, "Request Timeout"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{421, "Misdirected Request"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{503, "Service Unavailable"},
};

// Besides the fields that the site is meant to be deployed with, so that a page which breaks them
// breaks in the preview. This one keeps other sites open in the same browser from embedding what is
// being written; there is no CORS field for the same reason.
constexpr std::string_view resource_policy = "Cross-Origin-Resource-Policy: same-origin\r\n";

// An empty phrase is allowed (RFC 9112, section 4), so an unlisted status is no mistake.
std::string_view reason_of(unsigned status) {
  const auto* found = std::find_if(reasons.begin(), reasons.end(),
                                   [&](const Reason& reason) { return reason.status == status; });
  return found == reasons.end() ? std::string_view() : found->phrase;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// RFC 9110, section 8.6: no Content-Length with 204; a 304 may leave it out.
bool has_length(unsigned status) {
  return status != 204 && status != 304;
}

}  // namespace

std::string_view IncomingRequest::path() const {
  return std::string_view(target).substr(0, target.find('?'));
}

std::string_view IncomingRequest::query() const {
  return std::string_view(target).substr(path().size());
}

std::string_view IncomingRequest::field(std::string_view name) const {
  for (const auto& [known, value] : fields) {
    if (equal_ignoring_case(known, name)) return value;
  }
  return {};
}

std::size_t IncomingRequest::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(fields.begin(), fields.end(),
                    [&](const auto& line) { return equal_ignoring_case(line.first, name); }));
}

std::string IncomingRequest::joined(std::string_view name) const {
  std::string list;
  for (const auto& [known, value] : fields) {
    if (!equal_ignoring_case(known, name)) continue;
    if (!list.empty()) list += ", ";
    list += value;
  }
  return list;
}

SharedBytes share(std::string bytes) {
  return std::make_shared<const std::string>(std::move(bytes));
}

Answer make_answer(unsigned status, std::string_view content_type, SharedBytes body) {
  return {.status = status,
          .fields = {{"Content-Type", std::string(content_type)}, {"Cache-Control", "no-cache"}},
          .body = std::move(body)};
}

Answer text_answer(unsigned status, std::string text) {
  return make_answer(status, "text/plain; charset=utf-8", share(std::move(text) + "\n"));
}

std::string head_of(const Answer& answer, const HeadOptions& options) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n",
                                 answer.status, reason_of(answer.status), fmt::gmtime(options.now));
  for (const auto& [name, value] : security_fields)
    fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  head += resource_policy;
  for (const auto& [name, value] : answer.fields) {
    fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  }
  if (options.framing == Framing::content_length && has_length(answer.status)) {
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n",
                   answer.body == nullptr ? 0 : answer.body->size());
  }
  if (options.persistence == Persistence::close) head += "Connection: close\r\n";
  return head + "\r\n";
}

// FNV-1a: nobody attacks a preview's cache, and it needs no library.
std::string entity_tag(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return fmt::format("\"{:016x}\"", hash);
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    const std::size_t comma = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view named = trim(if_none_match.substr(0, comma));
    if (named.starts_with("W/")) named.remove_prefix(2);
    if (named == "*" || named == tag) return true;
    if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
  }
  return false;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace statusbook
