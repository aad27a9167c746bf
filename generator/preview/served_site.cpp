#include "preview/served_site.hpp"

#include <fmt/format.h>

#include <exception>
#include <optional>

#include "preview/content_type.hpp"
#include "preview/error_page.hpp"
#include "preview/live_client.hpp"

namespace statusbook {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

std::string script_tag(std::string_view generation, LiveReload reload, LivePage page) {
  return reload == LiveReload::on ? live_script_tag(generation, page) : std::string();
}

std::optional<std::string> try_to_render(const Page& page, Diagnostics& report) {
  try {
    auto made = page.render(report);
    if (!made) return std::nullopt;
    return std::move(made->bytes);
  } catch (const std::exception& failure) {
    // One bad page must not end the preview: the next save may mend it.
    report.error("page-not-rendered", {.file = page.url}, failure.what());
    return std::nullopt;
  }
}

// "/compare/503-vs-502/" → "/compare/502-vs-503/": what rules make a real server do, see
// pages/redirects.cpp. Empty for any other path.
std::string reversed_pair(std::string_view path) {
  constexpr std::string_view folder = "/compare/", between = "-vs-";
  if (!path.starts_with(folder)) return {};
  path.remove_prefix(folder.size());
  if (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t middle = path.find(between);
  if (middle == std::string_view::npos) return {};
  return fmt::format("{}{}{}{}/", folder, path.substr(middle + between.size()), between,
                     path.substr(0, middle));
}

RenderedPage finish(std::string body, std::string_view content_type, Diagnostics diagnostics) {
  RenderedPage page{.good = true,
                    .content_type = std::string(content_type),
                    .tag = entity_tag(body),
                    .body = nullptr,
                    .diagnostics = std::move(diagnostics)};
  page.body = share(std::move(body));
  return page;
}

}  // namespace

Found find_page(const SitePlan& plan, std::string_view path) {
  constexpr std::string_view index = "index.html";
  if (const Page* page = plan.find(path)) return {200, page};
  if (path.ends_with(fmt::format("/{}", index))) {
    const Page* page = plan.find(path.substr(0, path.size() - index.size()));
    if (page != nullptr) return {200, page};
  }
  std::string folder = fmt::format("{}/", path);
  if (plan.find(folder) != nullptr) return {301, nullptr, std::move(folder)};
  const auto moved = plan.moves().find(path.ends_with('/') ? std::string_view(path) : folder);
  if (moved != plan.moves().end()) return {301, nullptr, moved->second};
  std::string reversed = reversed_pair(path);
  if (plan.find(reversed) != nullptr) return {301, nullptr, std::move(reversed)};
  return {404, plan.find("/404.html")};
}

RenderedPage render_page(const Snapshot& snapshot, const Page& page) {
  Diagnostics report;
  std::optional<std::string> bytes = try_to_render(page, report);
  // The live client is told of the site's errors, not of this page's: hence LivePage::site.
  const std::string tag = script_tag(snapshot.generation, snapshot.reload, LivePage::site);
  if (!bytes.has_value()) {
    std::string listing = error_page(report.sorted(), tag);
    RenderedPage failed = finish(std::move(listing), html_type, std::move(report));
    failed.good = false;
    return failed;
  }
  if (page.is_html) return finish(insert_into_head(*bytes, tag), html_type, std::move(report));
  return finish(std::move(*bytes), content_type_of(page.url), std::move(report));
}

Answer answer_with(const RenderedPage& page, unsigned status, const IncomingRequest& request) {
  const unsigned real_status = page.good ? status : 500;
  Answer answer = make_answer(real_status, page.content_type, page.body);
  if (real_status != 200) return answer;
  answer.fields.emplace_back("ETag", page.tag);
  if (!names_tag(request.field("If-None-Match"), page.tag)) return answer;
  return {.status = 304, .fields = {{"Cache-Control", "no-cache"}, {"ETag", page.tag}}};
}

Answer broken_site_answer(const std::vector<Diagnostic>& diagnostics, std::string_view generation,
                          LiveReload reload) {
  const std::string tag = script_tag(generation, reload, LivePage::errors);
  return make_answer(500, html_type, share(error_page(diagnostics, tag)));
}

}  // namespace statusbook
