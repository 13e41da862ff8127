import random
random.seed(1.5)
random.random(), random.seed(-7), random.random(), random.seed(0.1), random.random(), random.seed(True), random.random(), random.seed(2.0), random.random() #= (0.551763726942059, None, 0.32383276483316237, None, 0.8062579873336703, None, 0.13436424411240122, None, 0.9560342718892494)
random.seed(42)
random.random(), random.randint(1, 10), random.choice([1, 2, 3]), random.uniform(1, 2), random.sample(range(100), 5), random.gauss(0, 1), random.randrange(10), random.randrange(0, 10, 3), random.choices([1, 2, 3], k=4), random.normalvariate(0, 1), random.getrandbits(8), random.expovariate(1), random.triangular(0, 1), random.choices('ab', weights=[1, 3], k=5), random.lognormvariate(0, 1), random.triangular(1, 5, 2), random.triangular(3, 3), random.triangular(), random.expovariate(0.5) #= (0.6394267984578837, 1, 3, 1.2750293183691193, [28, 17, 94, 13, 86], -0.07358145350888119, 9, 9, [1, 1, 1, 2], 0.36998191080381204, 179, 0.7873292542424012, 0.33199444426126823, ['b', 'b', 'a', 'b', 'b'], 0.7228820543273268, 4.2834505365861855, 3.0, 0.21534372916357225, 0.20343736999126327)
l = list(range(10))
random.shuffle(l)
l #= [2, 6, 1, 7, 8, 3, 9, 0, 4, 5]
random.expovariate(0) #! expovariate: `lambd` must not be 0, found 0
