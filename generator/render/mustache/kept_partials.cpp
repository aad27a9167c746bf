#include "render/mustache/kept_partials.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include "render/compact_html.hpp"

namespace statusbook::mustache {

bool KeptPartials::is_common(std::string_view name) const {
  return std::find(common_names_.begin(), common_names_.end(), name) != common_names_.end();
}

KeptPartials::Found KeptPartials::find(const PartialUse& use) {
  Shard& shard = shard_of(use);
  const std::lock_guard guard(shard.mutex);
  const auto known = shard.entries.find(use);
  if (known == shard.entries.end()) return {};
  const Entry& entry = *known->second;
  return entry.is_kept ? Found{State::kept, &entry.part} : Found{State::not_to_be_kept};
}

const PreparedHtml& KeptPartials::keep(const PartialUse& use, std::string html) {
  PreparedHtml part = prepare_html(std::move(html));
  Shard& shard = shard_of(use);
  const std::lock_guard guard(shard.mutex);
  Entry& entry = enter(shard, use);
  if (!entry.is_kept) entry.part = std::move(part);
  entry.is_kept = true;
  return entry.part;
}

void KeptPartials::give_up(const PartialUse& use) {
  Shard& shard = shard_of(use);
  const std::lock_guard guard(shard.mutex);
  enter(shard, use);
}

// The key borrows the entry's own copy of the indentation.
KeptPartials::Entry& KeptPartials::enter(Shard& shard, const PartialUse& use) {
  const auto known = shard.entries.find(use);
  if (known != shard.entries.end()) return *known->second;
  auto entry = std::make_unique<Entry>();
  entry->indentation = use.indentation;
  const PartialUse key{use.call, use.view, entry->indentation};
  return *shard.entries.emplace(key, std::move(entry)).first->second;
}

std::size_t KeptPartials::Hash::operator()(const PartialUse& use) const {
  constexpr std::size_t odd = 0x9e3779b97f4a7c15;
  const std::hash<const void*> hash;
  return (hash(use.call) * odd) ^ hash(use.view) ^ (use.indentation.size() * odd);
}

KeptPartials::Shard& KeptPartials::shard_of(const PartialUse& use) {
  constexpr unsigned shift = 40;  // the low bits of the products are those of aligned addresses
  const std::uint64_t hash = Hash()(use) * 0x9e3779b97f4a7c15;
  return shards_[(hash >> shift) % shards_.size()];
}

}  // namespace statusbook::mustache
