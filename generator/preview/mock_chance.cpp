#include "preview/mock_chance.hpp"

namespace statusbook {

// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): any of its
// numbers can be had without those before it. The upper 53 bits fill a double.
double chance_of(std::uint64_t seed, std::uint64_t visit) {
  std::uint64_t mixed = seed + (visit + 1) * 0x9e3779b97f4a7c15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  mixed ^= mixed >> 31U;
  return static_cast<double>(mixed >> 11U) * 0x1.0p-53;
}

std::optional<unsigned> status_by_chance(const std::vector<Chance>& chances, double draw) {
  for (const Chance& chance : chances) {
    if (draw < chance.share) return chance.status;
    draw -= chance.share;
  }
  return std::nullopt;
}

}  // namespace statusbook
