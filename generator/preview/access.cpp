#include "preview/access.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace statusbook {
namespace {

// An address in network order: 4 or 16 bytes. Empty if `text` is none.
std::vector<unsigned char> address_bytes(std::string_view text) {
  const std::string name(text);
  std::vector<unsigned char> bytes(16);
  if (inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1) return bytes;
  bytes.resize(4);
  if (inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return bytes;
  return {};
}

bool is_loopback_bytes(const std::vector<unsigned char>& address) {
  if (address.size() == 4) return address[0] == 127;  // RFC 1122, section 3.2.1.3
  return std::all_of(address.begin(), address.end() - 1, [](auto byte) { return byte == 0; }) &&
         address.back() == 1;
}

bool is_port(std::string_view text) {
  return text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "[::1]:8080" → "::1", "localhost:8080" → "localhost"; nothing when it has no such form.
std::optional<std::string_view> name_in(std::string_view host) {
  const bool bracketed = host.starts_with('[');
  const std::size_t end = bracketed ? host.find(']') : std::min(host.find(':'), host.size());
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const std::string_view name = bracketed ? host.substr(1, end - 1) : host.substr(0, end);
  const std::string_view port = host.substr(bracketed ? end + 1 : end);
  if (!port.empty() && (port.front() != ':' || !is_port(port.substr(1)))) return std::nullopt;
  return name;
}

bool is_localhost(std::string_view name) {
  constexpr std::string_view localhost = "localhost";  // RFC 6761, section 6.3
  if (name.size() < localhost.size()) return false;
  const std::string_view rest = name.substr(0, name.size() - localhost.size());
  return equal_ignoring_case(name.substr(rest.size()), localhost) &&
         (rest.empty() || rest.ends_with('.'));
}

}  // namespace

bool is_own_host(std::string_view host, std::string_view local_address,
                 const std::vector<std::string>& names) {
  const std::optional<std::string_view> name = name_in(host);
  if (!name.has_value()) return false;
  if (is_localhost(*name)) return true;
  const std::vector<unsigned char> address = address_bytes(*name);
  if (!address.empty())
    return is_loopback_bytes(address) || address == address_bytes(local_address);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& own) { return equal_ignoring_case(own, *name); });
}

bool is_loopback(std::string_view address) {
  const std::vector<unsigned char> bytes = address_bytes(address);
  return is_localhost(address) || (!bytes.empty() && is_loopback_bytes(bytes));
}

std::optional<Answer> refuse_stranger(const IncomingRequest& request,
                                      const std::vector<std::string>& names) {
  const bool asks_server = request.method == "OPTIONS" && request.target == "*";
  if (!request.target.starts_with('/') && !asks_server) {
    return text_answer(400, "The request target must begin with '/'.");
  }
  if (request.count("Host") != 1) {
    return text_answer(400, "The request must have exactly one Host field.");
  }
  const std::string_view host = request.field("Host");
  if (!is_own_host(host, request.local_address, names)) {
    return text_answer(421, "This preview does not answer for that Host.");
  }
  if (request.count("Origin") > 0 && request.field("Origin") != fmt::format("http://{}", host)) {
    return text_answer(403, "This preview does not answer pages from another origin.");
  }
  return std::nullopt;
}

}  // namespace statusbook
