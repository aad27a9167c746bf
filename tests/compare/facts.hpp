#pragma once

// Status codes made of a few facts, for the tests of comparisons.

#include "catalogue/status_code.hpp"

namespace statusbook::testing {

inline StatusCode bad_gateway() {
  StatusCode code;
  code.key = "502";
  code.code = 502;
  code.meaning = "The server behind gave nonsense";
  code.fault = {"upstream", "network"};
  code.senders = {"gateway", "proxy"};
  code.temporary = "usually";
  code.retry = {"if idempotent", "Check first.", "RFC 9110 9.2.2"};
  code.content = {"recommended", "Say why."};
  code.caching = {false, "if marked", "Only if it says so."};
  code.behavior = {{"proxies", "One logs it.", "a"},
                   {"crawlers", "They slow down.", "b"},
                   {"proxies", "One hides it.", "c"}};
  code.popularity = "common";
  code.common_use = "Sent by proxies.";
  code.grpc = {"UNAVAILABLE"};
  code.standing = "registered";
  code.specification = {"RFC 9110", "15.6.3", "https://example.com"};
  code.first_defined = "RFC 1945";
  return code;
}

inline StatusCode found() {
  StatusCode code = bad_gateway();
  code.key = "302";
  code.code = 302;
  code.meaning = "It is elsewhere for now";
  code.fault = {"none"};
  code.senders = {"origin server"};
  code.temporary = "not applicable";
  code.retry = {"not needed", "Follow it.", "RFC 9110 15.4"};
  code.redirect = Redirect{"temporary", "POST may become GET", "x", "x", ""};
  code.fields = {{"Location", "SHOULD", "server", "it knows", false, "RFC 9110 15.4"},
                 {"Vary", "MAY", "server", "sometimes", false, "RFC 9110 12.5.5"},
                 {"Date", "MUST", "server", "it has a clock", true, "RFC 9110 6.6.1"},
                 {"Location", "SHOULD", "server", "it is a POST", false, "RFC 9110 15.4"}};
  code.content = {"not applicable", "None."};
  code.caching = {false, "not applicable", "None."};
  code.behavior = {};
  code.grpc = {};
  return code;
}

}  // namespace statusbook::testing
