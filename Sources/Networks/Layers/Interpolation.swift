/// Interpolation between pixels.
package enum Interpolation: String, Sendable, CaseIterable { case nearest, bilinear }
