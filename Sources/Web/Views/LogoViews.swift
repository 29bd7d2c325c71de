import Pages
import Services

extension LogoView {
    /// In the head of pages.
    init(_ shown: ShownLogo) { self.init(shown, shown.logo.screen) }

    /// In the head of what is printed.
    static func printed(_ shown: ShownLogo) -> LogoView { LogoView(shown, shown.logo.print) }

    private init(_ shown: ShownLogo, _ picture: OfficeLogo.Picture) {
        self.init(
            source: shown.address(of: picture), width: picture.width, height: picture.height,
            words: "Logo \(shown.name)")
    }
}
