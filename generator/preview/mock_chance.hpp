#pragma once

// Which status the n-th request gets, when chance decides: the same seed gives the same row of
// answers on any machine. Pure functions.

#include <cstdint>
#include <optional>
#include <vector>

#include "preview/mock_query.hpp"

namespace statusbook {

// A number from 0 to below 1, evenly spread over the `visit`s.
double chance_of(std::uint64_t seed, std::uint64_t visit);

// The status that chance puts in the place of the one asked for; nothing to leave that.
std::optional<unsigned> status_by_chance(const std::vector<Chance>& chances, double draw);

}  // namespace statusbook
