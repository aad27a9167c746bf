#include "http/challenge.hpp"

#include <algorithm>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

bool is_token68(std::string_view text) {
  while (!text.empty() && text.back() == '=')
    text.remove_suffix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alpha(c) || is_digit(c) ||
           std::string_view("-._~+/").find(c) != std::string_view::npos;
  });
}

bool is_parameter(std::string_view part) {
  return read_parameter(part).is_well_formed();
}

// A new challenge: a scheme, alone or with what follows it.
bool add_challenge(std::string_view part, std::vector<Challenge>& all) {
  const std::size_t blank = part.find_first_of(" \t");
  const std::string_view scheme = part.substr(0, blank);
  if (!is_token(scheme)) return false;
  Challenge challenge{scheme, {}, {}};
  if (blank != std::string_view::npos) {
    const std::string_view rest = trim(part.substr(blank));
    if (is_parameter(rest)) {
      challenge.parameters.push_back(read_parameter(rest));
    } else if (is_token68(rest)) {
      challenge.token68 = rest;
    } else {
      return false;
    }
  }
  all.push_back(std::move(challenge));
  return true;
}

bool add_part(std::string_view part, std::vector<Challenge>& all) {
  if (!is_parameter(part)) return add_challenge(part, all);
  if (all.empty() || !all.back().token68.empty()) return false;
  all.back().parameters.push_back(read_parameter(part));
  return true;
}

}  // namespace

bool Challenge::is(std::string_view other_scheme) const {
  return equals_ignoring_case(scheme, other_scheme);
}

const Parameter* Challenge::find(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(), [name](const Parameter& p) {
    return equals_ignoring_case(p.name, name);
  });
  return found == parameters.end() ? nullptr : &*found;
}

Challenges parse_challenges(std::string_view value) {
  Challenges result;
  for (const std::string_view part : list_elements(value)) {
    if (add_part(part, result.all)) continue;
    result.fault = part;
    return result;
  }
  result.fault = value;
  result.well_formed = !result.all.empty();
  return result;
}

}  // namespace statusbook::http
