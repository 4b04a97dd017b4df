#include "exports/drawings/style.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio).
double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT

private slots:
    void contrastOfKnownPair();
    void textIsReadable_data();
    void textIsReadable();
    void linesAreVisible_data() { themes(); }
    void linesAreVisible();
    void shadesDiffer_data() { themes(); }
    void shadesDiffer();

private:
    static void themes()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(Theme::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Dark);
    }
};

void PaletteTest::contrastOfKnownPair()
{
    QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 1e-9);
    QVERIFY(std::abs(contrast(QColor("#777777"), Qt::white) - 4.48) < 0.01);
}

void PaletteTest::textIsReadable_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("fill");
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        const Palette &palette = paletteOf(theme);
        std::vector<std::pair<std::string, QColor>> fills{
            {"background", palette.background}, {"floor", palette.floor}, {"slot", palette.slot}};
        for (const auto &kind : namesOf<PartKind>)
            fills.emplace_back("kind " + std::string(kind.text), palette.fillOf(kind.value));
        for (int i = 0; i < Palette::shadeCount; ++i)
            fills.emplace_back("shade " + std::to_string(i), palette.shadeOf(i));
        const std::string name = theme == Theme::Dark ? "dark, " : "light, ";
        for (const auto &[fill, color] : fills) {
            QTest::newRow((name + "text on " + fill).c_str()) << palette.text << color;
            QTest::newRow((name + "dim text on " + fill).c_str()) << palette.dimText << color;
        }
        for (const auto &severity : namesOf<Severity>)
            QTest::newRow((name + "letter on " + std::string(severity.text)).c_str())
                << palette.background << palette.fillOf(severity.value);
    }
}

void PaletteTest::textIsReadable()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, fill);
    QVERIFY2(contrast(text, fill) >= 4.5, qPrintable(QString::number(contrast(text, fill))));
}

void PaletteTest::linesAreVisible()
{
    QFETCH(const int, theme);
    const Palette &palette = paletteOf(static_cast<Theme>(theme));
    std::vector<QColor> lines{palette.frame, palette.line, palette.legal, palette.refused, palette.selection};
    for (const auto &severity : namesOf<Severity>)
        lines.push_back(palette.fillOf(severity.value));
    for (const QColor &line : lines)
        for (const QColor &ground : {palette.background, palette.floor})
            QVERIFY2(contrast(line, ground) >= 3, qPrintable(line.name() + " on " + ground.name()));
}

void PaletteTest::shadesDiffer()
{
    QFETCH(const int, theme);
    const Palette &palette = paletteOf(static_cast<Theme>(theme));
    for (int i = 0; i < Palette::shadeCount; ++i) {
        for (int j = 0; j < i; ++j)
            QVERIFY(palette.shadeOf(i) != palette.shadeOf(j));
        QCOMPARE(palette.shadeOf(i + Palette::shadeCount), palette.shadeOf(i));
    }
}

std::unique_ptr<QObject> makePaletteTest()
{
    return make<PaletteTest>();
}

#include "tst_palette.moc"
