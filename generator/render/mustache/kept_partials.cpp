#include "render/mustache/kept_partials.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "render/compact_html.hpp"

namespace statusbook::mustache {
namespace {

constexpr std::size_t buckets = 16384;  // a site of 120 codes has some 7,000 parts

}  // namespace

KeptPartials::KeptPartials(std::vector<std::string> common_names)
    : common_names_(std::move(common_names)), parts_(buckets) {}

bool KeptPartials::is_common(std::string_view name) const {
  return std::find(common_names_.begin(), common_names_.end(), name) != common_names_.end();
}

KeptPartials::Found KeptPartials::find(const PartialUse& use) const {
  const auto* known = parts_.find(use);
  if (known == nullptr) return {};
  return *known ? Found{State::kept, &known->value()} : Found{State::not_to_be_kept};
}

const PreparedHtml* KeptPartials::keep(const PartialUse& use, std::string html) {
  const auto& kept = parts_.add(owned(use), prepare_html(std::move(html)));
  return kept ? &*kept : nullptr;
}

void KeptPartials::give_up(const PartialUse& use) {
  parts_.add(owned(use), std::nullopt);
}

PartialUse KeptPartials::owned(const PartialUse& use) {
  const std::lock_guard guard(indentations_mutex_);
  return {use.call, use.view, *indentations_.emplace(use.indentation).first};
}

std::size_t KeptPartials::Hash::operator()(const PartialUse& use) const {
  constexpr std::size_t odd = 0x9e3779b97f4a7c15;
  const std::hash<const void*> hash;
  return (hash(use.call) * odd) ^ hash(use.view) ^ (use.indentation.size() * odd);
}

}  // namespace statusbook::mustache
