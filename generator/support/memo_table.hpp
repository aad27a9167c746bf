#pragma once

// A hash table for what is worked out once and asked for thousands of times, by several threads at
// once: to look takes no lock, since threads that look for the same things would wait for one
// another all the time. Entries neither move nor go before the table does. The number of buckets is
// fixed: with far more entries than buckets, it is slow.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace statusbook {

template <typename Key, typename Value, typename Hash = std::hash<Key>>
class MemoTable {
 public:
  explicit MemoTable(std::size_t buckets) : buckets_(buckets) {}
  MemoTable(const MemoTable&) = delete;
  MemoTable& operator=(const MemoTable&) = delete;

  ~MemoTable() {
    for (const std::atomic<Entry*>& bucket : buckets_) {
      for (std::unique_ptr<Entry> entry(bucket.load()); entry;)
        entry.reset(entry->next);
    }
  }

  // Null when it is not there; another thread may add it meanwhile.
  const Value* find(const Key& key) const {
    return find_from(bucket_of(key).load(std::memory_order_acquire), key);
  }

  // What is there from now on: of two threads' values, the first.
  const Value& add(const Key& key, Value value) {
    std::atomic<Entry*>& bucket = bucket_of(key);
    Entry* first = bucket.load(std::memory_order_acquire);
    if (const Value* known = find_from(first, key)) return *known;
    auto entry = std::make_unique<Entry>(Entry{key, std::move(value), first});
    while (!bucket.compare_exchange_weak(first, entry.get(), std::memory_order_acq_rel)) {
      if (const Value* known = find_from(first, key)) return *known;
      entry->next = first;
    }
    return entry.release()->value;
  }

 private:
  struct Entry {
    Key key;
    Value value;
    Entry* next;
  };

  static const Value* find_from(const Entry* entry, const Key& key) {
    while (entry != nullptr && !(entry->key == key))
      entry = entry->next;
    return entry == nullptr ? nullptr : &entry->value;
  }

  // Hashes of addresses and of numbers may differ in few bits; a product has them all over.
  std::size_t index_of(const Key& key) const {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15;
    constexpr unsigned half = 32;
    const std::uint64_t share = (Hash()(key) * odd) >> half;  // of 2^32
    return static_cast<std::size_t>((share * buckets_.size()) >> half);
  }
  std::atomic<Entry*>& bucket_of(const Key& key) { return buckets_[index_of(key)]; }
  const std::atomic<Entry*>& bucket_of(const Key& key) const { return buckets_[index_of(key)]; }

  std::vector<std::atomic<Entry*>> buckets_;
};

}  // namespace statusbook
