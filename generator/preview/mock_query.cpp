#include "preview/mock_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "http/text.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

constexpr std::string_view prefix = "/mock/";

// Where a message ends, and whether a browser may run what is in it, is not up to the query.
constexpr std::array<std::string_view, 8> reserved_fields = {"Connection",
                                                             "Content-Length",
                                                             "Keep-Alive",
                                                             "Trailer",
                                                             "Transfer-Encoding",
                                                             "Content-Security-Policy",
                                                             "X-Content-Type-Options",
                                                             "Cross-Origin-Resource-Policy"};

constexpr std::array<std::pair<std::string_view, Fault>, 5> faults = {{
    {"reset", Fault::reset},
    {"truncate", Fault::truncate},
    {"drip", Fault::drip},
    {"bad-length", Fault::bad_length},
    {"no-answer", Fault::no_answer},
}};

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::string> decode(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      decoded += text[at];
      continue;
    }
    const std::string_view digits = text.substr(at + 1, 2);
    unsigned byte = 0;
    if (digits.size() != 2 || !http::is_hex_digit(digits[0]) || !http::is_hex_digit(digits[1])) {
      return std::nullopt;
    }
    std::from_chars(digits.data(), digits.data() + 2, byte, 16);
    decoded += static_cast<char>(byte);
    at += 2;
  }
  return decoded;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

// A key begins with its number; whether the catalogue has the key is seen later.
bool is_key(std::string_view text) {
  const std::string_view digits = text.substr(0, 3);
  const std::string_view rest = text.substr(digits.size());
  return digits.size() == 3 && http::is_digits(digits) && digits[0] != '0' &&
         (rest.empty() || (rest.starts_with('-') && http::is_token(rest)));
}

std::string no_key(std::string_view text) {
  return fmt::format("'{}' is no status code", text);
}

// Takes one parameter after the other; each function returns what is wrong with its value, or "".
class QueryReader {
 public:
  explicit QueryReader(std::string key) { query_.key = std::move(key); }

  std::string take(std::string_view name, const std::string& value);
  MockQuery query() && { return std::move(query_); }

  struct Parameter {
    std::string_view name;
    std::string (QueryReader::*take)(const std::string&);
  };
  static const std::array<Parameter, 8> parameters;

 private:
  std::string take_sleep(const std::string& value) {
    const auto duration = number_in<unsigned>(value);
    if (!duration || std::chrono::milliseconds(*duration) > MockLimits::sleep) {
      return fmt::format("sleep is a number of milliseconds up to {}", MockLimits::sleep.count());
    }
    query_.sleep = std::chrono::milliseconds(*duration);
    return {};
  }

  std::string take_body(const std::string& value) {
    if (value.size() > MockLimits::content) {
      return fmt::format("body has at most {} octets", MockLimits::content);
    }
    query_.body = value;
    return {};
  }

  std::string take_header(const std::string& value) {
    const std::size_t colon = std::min(value.find(':'), value.size());
    const std::string name = value.substr(0, colon);
    if (colon == value.size() || !http::is_token(name)) {
      return "header is a field line, such as Retry-After: 2";
    }
    const std::string_view content = http::trim(std::string_view(value).substr(colon + 1));
    if (std::any_of(value.begin(), value.end(), http::is_control)) {
      return fmt::format("the value of {} has a control character", name);
    }
    if (http::is_one_of(name, {reserved_fields.begin(), reserved_fields.end()})) {
      return fmt::format("the field {} is not for a query to set", name);
    }
    if (query_.fields.size() == MockLimits::fields) {
      return fmt::format("there are more than {} fields", MockLimits::fields);
    }
    query_.fields.emplace_back(name, content);
    return {};
  }

  std::string take_sequence(const std::string& value) {
    for (const std::string_view key : split(value, ',')) {
      if (!is_key(key)) return no_key(key);
      query_.sequence.emplace_back(key);
    }
    if (query_.sequence.size() <= MockLimits::sequence) return {};
    return fmt::format("seq has at most {} codes", MockLimits::sequence);
  }

  std::string take_chance(const std::string& value) {
    double sum = 0;
    for (const std::string_view part : split(value, ',')) {
      const std::size_t colon = std::min(part.find(':'), part.size());
      const auto status = number_in<unsigned>(part.substr(0, colon));
      const auto share = number_in<double>(part.substr(std::min(colon + 1, part.size())));
      if (!is_key(part.substr(0, colon)) || !status || !share || !(*share >= 0 && *share <= 1)) {
        return "chance is a code and its share of the answers, such as 503:0.2";
      }
      sum += *share;
      query_.chances.push_back({*status, *share});
    }
    return sum > 1 ? "the shares of chance sum up to more than 1" : "";
  }

  std::string take_seed(const std::string& value) {
    query_.seed = number_in<std::uint64_t>(value);
    return query_.seed ? "" : "seed is a whole number";
  }

  std::string take_fault(const std::string& value) {
    std::vector<std::string> names;
    for (const auto& [name, fault] : faults) {
      if (name == value) query_.fault = fault;
      names.emplace_back(name);
    }
    if (query_.fault != Fault::none) return {};
    return fmt::format("fault is one of {}", fmt::join(names, ", "));
  }

  // Only tells the callers of one address apart, by making their targets differ.
  std::string take_client(const std::string&) { return {}; }

  MockQuery query_;
};

const std::array<QueryReader::Parameter, 8> QueryReader::parameters = {{
    {"sleep", &QueryReader::take_sleep},
    {"body", &QueryReader::take_body},
    {"header", &QueryReader::take_header},
    {"seq", &QueryReader::take_sequence},
    {"chance", &QueryReader::take_chance},
    {"seed", &QueryReader::take_seed},
    {"fault", &QueryReader::take_fault},
    {"client", &QueryReader::take_client},
}};

std::string QueryReader::take(std::string_view name, const std::string& value) {
  for (const Parameter& parameter : parameters) {
    if (parameter.name == name) return (this->*parameter.take)(value);
  }
  const std::string hint = suggest(name, mock_parameters());
  return fmt::format("there is no parameter '{}'{}{}", name, hint.empty() ? "" : "; ", hint);
}

}  // namespace

std::vector<std::string> mock_parameters() {
  std::vector<std::string> names;
  for (const QueryReader::Parameter& parameter : QueryReader::parameters)
    names.emplace_back(parameter.name);
  return names;
}

std::variant<MockQuery, std::string> parse_mock_query(std::string_view target) {
  target.remove_prefix(prefix.size());
  const std::size_t question = std::min(target.find('?'), target.size());
  const std::string_view key = target.substr(0, question);
  if (!is_key(key)) return no_key(key);
  QueryReader reader{std::string(key)};
  for (const std::string_view part : split(target.substr(question), '&')) {
    const std::string_view pair = part.substr(part.starts_with('?') ? 1 : 0);
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto value = decode(pair.substr(std::min(equals + 1, pair.size())));
    if (!value) return fmt::format("'{}' is not percent-encoded", pair);
    if (std::string problem = reader.take(pair.substr(0, equals), *value); !problem.empty()) {
      return problem;
    }
  }
  return std::move(reader).query();
}

}  // namespace statusbook
