#include "app/theme.h"

#include "views/icons.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace clusterwright {
namespace {

constexpr double pointSize = 10;
constexpr std::array iconSizes{20, 40, 60}; // pixels, for screens of one to three times the density
constexpr int disabledAlpha = 90;

QColor mixed(const QColor &a, const QColor &b, double shareOfB)
{
    const auto mix = [&](float x, float y) { return x + (y - x) * static_cast<float>(shareOfB); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QPalette paletteFor(Theme theme)
{
    const Palette &colours = paletteOf(theme);
    const bool isDark = theme == Theme::Dark;
    const QColor window =
        isDark ? mixed(colours.floor, colours.frame, 0.06) : mixed(colours.floor, colours.frame, 0.04);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, colours.background);
    palette.setColor(QPalette::AlternateBase, colours.floor);
    palette.setColor(QPalette::Button, mixed(window, colours.frame, isDark ? 0.08 : 0.02));
    palette.setColor(QPalette::ToolTipBase, colours.background);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.dimText);
    palette.setColor(QPalette::Link, colours.selection);
    palette.setColor(QPalette::LinkVisited, colours.selection);
    palette.setColor(QPalette::Highlight, colours.selection);
    palette.setColor(QPalette::HighlightedText, isDark ? colours.background : QColor(Qt::white));
    palette.setColor(QPalette::BrightText, colours.refused);
    palette.setColor(QPalette::Light,
                     mixed(window, isDark ? colours.frame : QColor(Qt::white), isDark ? 0.12 : 0.8));
    palette.setColor(QPalette::Midlight, mixed(window, colours.frame, 0.1));
    palette.setColor(QPalette::Mid, mixed(window, colours.frame, 0.25));
    palette.setColor(QPalette::Dark,
                     isDark ? mixed(window, Qt::black, 0.35) : mixed(window, colours.frame, 0.35));
    palette.setColor(QPalette::Shadow, Qt::black);
    const QColor faint = mixed(colours.text, window, 0.55);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(window, colours.frame, 0.2));
    return palette;
}

QPixmap render(const QByteArray &svg, int size, const QColor &colour)
{
    QByteArray tinted = svg;
    tinted.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(tinted);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter);
    return pixmap;
}

/// What Qt found on the desktop before our palette took its place (the colour scheme itself is Qt 6.5).
Theme systemTheme(const QApplication &application)
{
    static const Theme found = themeOf(application.palette());
    return found;
}

} // namespace

void setUpStyle(QApplication &application)
{
    systemTheme(application);
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QFont font(QStringList{"Inter", "DejaVu Sans"});
    font.setPointSizeF(pointSize);
    QApplication::setFont(font);
    applyTheme(application, ThemeChoice::System);
}

void applyTheme(QApplication &application, ThemeChoice choice)
{
    const Theme theme = choice == ThemeChoice::System ? systemTheme(application)
                        : choice == ThemeChoice::Dark ? Theme::Dark
                                                      : Theme::Light;
    const QPalette palette = paletteFor(theme);
    QApplication::setPalette(palette);
    const QString line = palette.color(QPalette::Mid).name();
    application.setStyleSheet(
        QStringLiteral(
            "QToolBar { border: none; spacing: 2px; padding: 2px 4px; }"
            "QToolBar::separator { background: %1; width: 1px; margin: 4px 5px; }"
            "QMainWindow::separator { background: %1; width: 1px; height: 1px; }"
            "#search { border: 1px solid %4; border-radius: 3px; padding: 3px; background: %3; }"
            "#searchButton { border: 1px solid %4; border-radius: 3px; padding: 4px 24px 4px 8px;"
            " background: %3; color: %5; }"
            "#searchButton:hover, #searchButton:focus { border-color: %6; }"
            "#commandPalette { border: 1px solid %6; border-radius: 4px; background: palette(window); }"
            "QToolTip { color: %2; background: %3; border: 1px solid %1; padding: 3px; }")
            .arg(line, palette.color(QPalette::ToolTipText).name(),
                 palette.color(QPalette::ToolTipBase).name(), paletteOf(theme).line.name(),
                 palette.color(QPalette::PlaceholderText).name(), paletteOf(theme).selection.name()));
}

QIcon themedIcon(const QString &name, Theme theme)
{
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QColor colour = paletteOf(theme).text;
    QColor faint = colour;
    faint.setAlpha(disabledAlpha);
    QIcon icon;
    for (const int size : iconSizes) {
        icon.addPixmap(render(svg, size, colour));
        icon.addPixmap(render(svg, size, faint), QIcon::Disabled);
    }
    return icon;
}

} // namespace clusterwright
