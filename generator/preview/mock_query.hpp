#pragma once

// What a request to a mock endpoint asks for: "/mock/503?sleep=200&header=Retry-After:%202" → plain
// values. Everything is bounded here, and a field that could not stand in a message (RFC 9110,
// section 5.5) or that frames one is refused, so that nothing downstream has to check again. Pure
// functions.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "preview/message.hpp"

namespace statusbook {

// How an answer misbehaves. bad_length: a Content-Length that is no number.
enum class Fault { none, reset, truncate, drip, bad_length, no_answer };

// One request in so many gets another status.
struct Chance {
  unsigned status = 0;
  double share = 0;  // of all requests, 0 to 1
};

struct MockQuery {
  std::string key;  // of the catalogue: "502", "529-anthropic"; or any number from 100 to 599
  std::chrono::milliseconds sleep{0};
  std::optional<std::string> body = {};    // instead of the example's content
  FieldLines fields = {};                  // instead of the example's of the same name
  std::vector<std::string> sequence = {};  // keys, for the first requests
  std::vector<Chance> chances = {};
  std::optional<std::uint64_t> seed = {};
  Fault fault = Fault::none;
};

struct MockLimits {
  static constexpr std::chrono::milliseconds sleep{30'000};
  static constexpr std::size_t content = 1024 * 1024;
  static constexpr std::size_t fields = 32;
  static constexpr std::size_t sequence = 100;
};

// The parameters that a query may have, in the order of the documentation.
std::vector<std::string> mock_parameters();

// The query of a request target that begins with "/mock/", or one sentence without a full stop on
// why it is none.
std::variant<MockQuery, std::string> parse_mock_query(std::string_view target);

}  // namespace statusbook
