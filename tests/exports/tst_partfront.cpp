#include "exports/drawings/partfront.h"
#include "tests/runner.h"
#include "tests/sample.h"

#include <QImage>
#include <QPainter>

using namespace clusterwright;

class PartFrontTest : public QObject {
    Q_OBJECT

private slots:
    void fitsTheRoomToScale_data();
    void fitsTheRoomToScale();
    void aDeviceFillsItsWidth();
    void aHalfWidthDeviceFillsTheLeftHalf();
    void aPartWithoutUnitsIsACard();

private:
    static constexpr QSizeF most{250, 190};

    static QImage drawn(const Part &part)
    {
        const QSizeF size = partFrontSize(part, most);
        QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        drawPartFront(painter, QRectF(QPointF(), size), part, "Kind", {});
        return image;
    }
};

void PartFrontTest::fitsTheRoomToScale_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<bool>("isAsWideAsTheRoom");
    QTest::newRow("one unit") << 1 << true;
    QTest::newRow("the width decides") << 8 << true;
    QTest::newRow("the height decides") << 48 << false;
}

void PartFrontTest::fitsTheRoomToScale()
{
    QFETCH(int, units);
    QFETCH(bool, isAsWideAsTheRoom);
    const QSizeF size = partFrontSize(sample::part("p", "P", units, 1, 1), most);
    QVERIFY(size.width() <= most.width() + 1e-9 && size.height() <= most.height() + 1e-9);
    QCOMPARE(std::abs(size.width() - most.width()) < 1e-9, isAsWideAsTheRoom);
    QCOMPARE(std::abs(size.height() - most.height()) < 1e-9, !isAsWideAsTheRoom);
}

void PartFrontTest::aDeviceFillsItsWidth()
{
    Part device = sample::networkSwitch();
    device.model.clear();
    device.electrical.max.reset();
    const QImage image = drawn(device);
    const QColor fill = paletteOf(Theme::Light).fillOf(PartKind::Switch);
    QCOMPARE(image.pixelColor(image.width() * 2 / 5, image.height() / 2), fill);
    QCOMPARE(image.pixelColor(0, 0), paletteOf(Theme::Light).frame);
    QCOMPARE(image.pixelColor(image.width() - 1, image.height() - 1), paletteOf(Theme::Light).frame);
}

void PartFrontTest::aHalfWidthDeviceFillsTheLeftHalf()
{
    Part device = sample::halfSwitch();
    device.model.clear();
    const QImage image = drawn(device);
    const QColor fill = paletteOf(Theme::Light).fillOf(PartKind::Switch);
    const auto isFilled = [&](double share) {
        return image.pixelColor(static_cast<int>(image.width() * share), image.height() / 2) == fill;
    };
    QVERIFY(isFilled(0.19)); // left of the text
    QVERIFY(!isFilled(0.6));
}

void PartFrontTest::aPartWithoutUnitsIsACard()
{
    Part part;
    part.facts = CpuFacts{};
    const QSizeF card = partFrontSize(part, most);
    QCOMPARE(card.width(), most.width());
    QCOMPARE(partFrontSize(sample::pdu(), most), card); // zero-U
    const QImage image = drawn(part);
    QCOMPARE(image.pixelColor(image.width() - 8, image.height() / 2),
             paletteOf(Theme::Light).fillOf(PartKind::Cpu));
}

std::unique_ptr<QObject> makePartFrontTest()
{
    return make<PartFrontTest>();
}

#include "tst_partfront.moc"
