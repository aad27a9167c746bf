#pragma once

// Who may ask the preview at all. A web page from elsewhere, open in the same browser, can send
// requests to a server on this machine; it gives itself away by its Origin, or by the Host of a
// name that it has pointed at 127.0.0.1 (DNS rebinding). Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "preview/message.hpp"

namespace statusbook {

// Whether `host`, a Host field's value, names this server: localhost and its subdomains, a loopback
// address, the address that the connection came in on, or one of `names`. The port is not compared,
// because a forwarded port is no stranger.
bool is_own_host(std::string_view host, std::string_view local_address,
                 const std::vector<std::string>& names);

// Whether only this machine can reach `address`: "127.0.0.1", "::1", "localhost".
bool is_loopback(std::string_view address);

// What to answer a request that is none of ours, or nothing: 400 for a malformed target or Host,
// 421 for a foreign Host (RFC 9110, section 7.4), 403 for a foreign Origin.
std::optional<Answer> refuse_stranger(const IncomingRequest& request,
                                      const std::vector<std::string>& names);

}  // namespace statusbook
