#pragma once

// The fact tables of content/tables/: the words around each one, and the rows that no code's record
// has. Everything else in a table is made from the codes' facts. Plain values that own their text.

#include <string>
#include <vector>

namespace statusbook {

// Software that repeats a request by itself.
struct RetryingClient {
  std::string client;
  std::string version;             // what was read
  std::vector<std::string> codes;  // keys; empty where no status leads to a retry
  std::string connection_failures;
  std::string methods;
  std::string retry_after;
  std::string limits;
  std::string source;
};

struct PhraseUse {
  std::string by;  // the software, its name first, and where it writes the phrase
  std::string phrase;
  std::string source;
};

struct PhrasesOfCode {
  std::string code;
  std::vector<PhraseUse> phrases;
};

// A gRPC status as an HTTP API shows it.
struct GrpcStatus {
  std::string status;
  int number = 0;
  std::string code;
  std::string why;
};

// An HTTP answer without grpc-status as a gRPC client reads it.
struct GrpcReading {
  std::string code;  // empty for all codes that have no row
  std::string status;
};

struct CrawlerRule {
  std::vector<std::string> codes;
  std::string label;  // "4xx", or what must be added to the codes; may be empty beside codes
  std::string crawler;
  std::string page;
  std::string robots;
  std::string source;
};

struct FactTable {
  std::string slug;
  std::string title;
  std::string description;
  std::vector<std::string> introduction;  // paragraphs of inline Markdown
  std::vector<std::string> sources;       // of what has none in its row
  std::string updated;                    // YYYY-MM-DD
  // The rows of the table that has them; empty in all others.
  std::vector<RetryingClient> clients;
  std::vector<PhrasesOfCode> phrases;
  std::vector<GrpcStatus> statuses;
  std::vector<GrpcReading> readings;
  std::vector<CrawlerRule> crawlers;
};

}  // namespace statusbook
